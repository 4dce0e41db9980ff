import { AppError } from '#server/http/app-error'

const WINDOW_MS = 5 * 60_000
const PER_LOGIN = 5
const PER_ADDRESS = 30

/** Counts failed sign-ins in real time: 5 per login and 30 per address within 5 minutes, then a wait that is told. */
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
  async attempt<T>(login: string, address: string, work: () => Promise<T>): Promise<T> {
    if (!this.isOn) return work()
    const keys = { login: `l ${login}`, address: `a ${address}` }
    const waitMs = Math.max(this.wait(keys.login, PER_LOGIN), this.wait(keys.address, PER_ADDRESS))
    if (waitMs > 0) throw new AppError('too_many_requests', { retryAfterS: Math.ceil(waitMs / 1_000) })
    const at = this.now()
    for (const key of Object.values(keys)) this.failures.set(key, [...this.recent(key), at])
    this.sweep()
    const result = await work()
    this.failures.delete(keys.login)
    const others = this.recent(keys.address)
    others.splice(others.indexOf(at), 1)
    this.failures.set(keys.address, others)
    return result
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
