import type { Look } from '#shared/ledger/standings/own-line'

/** The places that parts of the page show (LP18); the one that came last counts. */
export class Looks {
  private all: { by: symbol; look: Look }[] = []

  get newest(): Look | undefined {
    return this.all.at(-1)?.look
  }

  /** Says whether another place is shown now. */
  set(by: symbol, look: Look | undefined): boolean {
    const before = this.newest
    this.all = this.all.filter((each) => each.by !== by)
    if (look) this.all.push({ by, look })
    return this.newest?.board !== before?.board || this.newest?.isGapOnly !== before?.isGapOnly
  }
}
