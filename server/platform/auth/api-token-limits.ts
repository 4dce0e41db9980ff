import { AppError } from '#server/platform/http/app-error'

const WINDOW_MS = 60_000
/** Ten a second: more than any centre sells. */
export const REQUESTS_PER_MINUTE = 600

/** Rate limit per API token, whatever address it calls from. */
export class ApiTokenLimits {
  private windows = new Map<string, number>()
  private since: number

  constructor(
    private readonly isOn: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.since = now()
  }

  count(tokenId: string): void {
    if (!this.isOn) return
    const elapsedMs = this.now() - this.since
    if (elapsedMs >= WINDOW_MS) {
      this.windows = new Map()
      this.since = this.now()
    }
    const count = (this.windows.get(tokenId) ?? 0) + 1
    this.windows.set(tokenId, count)
    if (count > REQUESTS_PER_MINUTE)
      throw new AppError('too_many_requests', { retryAfterS: Math.ceil((this.since + WINDOW_MS - this.now()) / 1_000) })
  }
}
