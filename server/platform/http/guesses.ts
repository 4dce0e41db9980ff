import { AppError } from '#server/platform/http/app-error'

const WINDOW_MS = 10 * 60_000
/** A code is one of 10⁸ at least: ten guesses are for people, and no start for a program. */
const MOST_GUESSES = 10

/** Counts wrong codes per network within ten minutes, in real time; or what else is refused beyond so many of one key. */
export class Guesses {
  private readonly wrong = new Map<string, number[]>()

  constructor(
    private readonly most = MOST_GUESSES,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts a guess as wrong before it is compared, so that many at once gain nothing; refuses one too many. */
  count(network: string): void {
    const retryAfterS = this.tryCount(network)
    if (retryAfterS !== undefined) throw new AppError('too_many_requests', { retryAfterS })
  }

  /** Counts, or answers after how many seconds there is room for one more. */
  tryCount(key: string): number | undefined {
    const recent = this.recent(key)
    const oldest = recent.at(-this.most)
    if (oldest !== undefined) return Math.ceil((oldest + WINDOW_MS - this.now()) / 1_000)
    for (const each of this.wrong.keys()) if (this.recent(each).length === 0) this.wrong.delete(each)
    this.wrong.set(key, [...recent, this.now()])
    return undefined
  }

  forgive(network: string): void {
    this.wrong.delete(network)
  }

  private recent(network: string): number[] {
    const since = this.now() - WINDOW_MS
    return (this.wrong.get(network) ?? []).filter((at) => at > since)
  }
}
