import { AppError } from '#server/platform/http/app-error'

const WINDOW_MS = 5 * 60_000
/**
 * One login from one network; one login from everywhere, so that a stranger elsewhere cannot lock out its owner;
 * one network over all logins, which may be a whole office on the morning when all get their passwords.
 */
const MOST = { loginHere: 5, login: 25, network: 200 }

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

  /** Every attempt counts as failed until it turns out well, so that many at once gain nothing. */
  async attempt<T>(login: string, network: string, work: () => Promise<T>): Promise<T> {
    if (!this.isOn) return work()
    const here = `h ${network} ${login}`
    const most = new Map([
      [here, MOST.loginHere],
      [`l ${login}`, MOST.login],
      [`n ${network}`, MOST.network],
    ])
    const waitMs = Math.max(...[...most].map(([key, limit]) => this.wait(key, limit)))
    if (waitMs > 0) throw new AppError('too_many_requests', { retryAfterS: Math.ceil(waitMs / 1_000) })
    const at = this.now()
    for (const key of most.keys()) this.failures.set(key, [...this.recent(key), at])
    this.sweep()
    const result = await work()
    for (const key of most.keys()) this.forgive(key, at)
    this.failures.delete(here)
    return result
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
