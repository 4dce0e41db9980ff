import { AppError } from '#server/platform/http/app-error'

const WINDOW_MS = 5 * 60_000
/**
 * One login from one network; one login from everywhere; one network over all logins, which may be a whole office on the
 * morning when all get their passwords.
 */
const MOST = { loginHere: 5, login: 25, network: 200 }
/** While a login is guessed from everywhere, each network has one attempt: its owner's right password gets in. */
const MOST_HERE_UNDER_ATTACK = 1

/** Counts failed sign-ins in real time, within 5 minutes, then tells how long to wait. */
export class SignInLimits {
  private readonly failures = new Map<string, number[]>()
  private sweptAt: number

  constructor(
    private readonly isOn: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.sweptAt = now()
  }

  /**
   * Every attempt counts as failed until it turns out well, so that many at once gain nothing. A known device is counted
   * by itself: what others guess does not lock it out.
   */
  async attempt<T>(login: string, network: string, work: () => Promise<T>, knownDevice?: string): Promise<T> {
    if (!this.isOn) return work()
    const here = knownDevice === undefined ? `h ${network} ${login}` : `d ${knownDevice} ${login}`
    const keys = knownDevice === undefined ? [here, `l ${login}`, `n ${network}`] : [here]
    const waitMs = Math.max(
      this.wait(here, this.mostHere(login, knownDevice)),
      knownDevice === undefined ? this.wait(`n ${network}`, MOST.network) : 0,
    )
    if (waitMs > 0) throw new AppError('too_many_requests', { retryAfterS: Math.ceil(waitMs / 1_000) })
    const at = this.now()
    for (const key of keys) this.failures.set(key, [...this.recent(key), at])
    this.sweep()
    const result = await work()
    for (const key of keys) this.forgive(key, at)
    this.failures.delete(here)
    return result
  }

  private mostHere(login: string, knownDevice: string | undefined): number {
    const isUnderAttack = knownDevice === undefined && this.recent(`l ${login}`).length >= MOST.login
    return isUnderAttack ? MOST_HERE_UNDER_ATTACK : MOST.loginHere
  }

  private forgive(key: string, at: number): void {
    const others = this.recent(key)
    if (others.includes(at)) others.splice(others.indexOf(at), 1)
    this.failures.set(key, others)
  }

  private wait(key: string, limit: number): number {
    const oldest = this.recent(key).at(-limit)
    return oldest === undefined ? 0 : oldest + WINDOW_MS - this.now()
  }

  private recent(key: string): number[] {
    const since = this.now() - WINDOW_MS
    return (this.failures.get(key) ?? []).filter((at) => at > since)
  }

  private sweep(): void {
    if (this.now() - this.sweptAt < WINDOW_MS) return
    this.sweptAt = this.now()
    for (const key of this.failures.keys()) if (this.recent(key).length === 0) this.failures.delete(key)
  }
}
