import type { KeptPicture } from './kept-picture'
import type { ShownLink } from './link-types'

/** For so long a page waits for its room before it shows what an earlier visit saw. */
const BLANK_MS = 700

/** What an earlier visit saw of a room: asked for when the first question fails, or is not answered soon. */
export class EarlierPicture {
  private picture: KeptPicture | undefined
  private isAsked = false
  private readonly timer = setTimeout(() => void this.ask(), BLANK_MS)

  constructor(
    private readonly recall: () => Promise<KeptPicture | undefined>,
    private readonly come: () => void,
  ) {}

  /** What a page shows of a link: before its first picture the earlier one, as stale as it is. */
  shownOf({ status, state }: ShownLink) {
    const kept = state || status === 'refused' ? undefined : this.picture
    return kept ? { status: 'stale' as const, ...kept } : { status, state, at: undefined }
  }

  async ask(): Promise<void> {
    if (this.isAsked) return
    this.isAsked = true
    this.picture = await this.recall().catch(() => undefined)
    if (this.picture) this.come()
  }

  close(): void {
    clearTimeout(this.timer)
    this.isAsked = true
  }
}
