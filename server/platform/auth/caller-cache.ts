import type { Caller } from '#server/platform/auth/caller'

const KEPT_MS = 3_000
const KEPT = 10_000

/** Callers looked up a moment ago; another server may have shut one out, so none is believed for longer than 3 s. */
export class CallerCache {
  private readonly callers = new Map<string, { caller: Caller; until: number }>()
  /** Rises with every `drop`, so that what was read before it is not kept after it. */
  generation = 0

  get(tokenHash: string): Caller | undefined {
    const kept = this.callers.get(tokenHash)
    if (!kept) return undefined
    if (kept.until > performance.now()) return kept.caller
    this.callers.delete(tokenHash)
    return undefined
  }

  keep(tokenHash: string, caller: Caller, generation: number): void {
    if (generation !== this.generation) return
    if (this.callers.size >= KEPT) this.callers.clear()
    this.callers.set(tokenHash, { caller, until: performance.now() + KEPT_MS })
  }

  drop(isMeant: (caller: Caller) => boolean): void {
    this.generation++
    for (const [tokenHash, { caller }] of this.callers) if (isMeant(caller)) this.callers.delete(tokenHash)
  }
}
