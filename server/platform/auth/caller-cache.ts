import type { Caller } from '#server/platform/auth/caller'

/** How long a caller is trusted without a look at the table: another server may have revoked it meanwhile. */
const LIFETIME_MS = 3_000
const CACHE_SIZE = 10_000

/** Callers looked up within the last 3 s, by the hash of their token. */
export class CallerCache<Known extends Caller = Caller> {
  private readonly callers = new Map<string, { caller: Known; until: number }>()
  /** Rises with every `drop`, so that what was read before it is not kept after it. */
  generation = 0

  get(tokenHash: string): Known | undefined {
    const kept = this.callers.get(tokenHash)
    if (!kept) return undefined
    if (kept.until > performance.now()) return kept.caller
    this.callers.delete(tokenHash)
    return undefined
  }

  keep(tokenHash: string, caller: Known, generation: number): void {
    if (generation !== this.generation) return
    if (this.callers.size >= CACHE_SIZE) this.callers.clear()
    this.callers.set(tokenHash, { caller, until: performance.now() + LIFETIME_MS })
  }

  drop(isMeant: (caller: Known) => boolean): void {
    this.generation++
    for (const [tokenHash, { caller }] of this.callers) if (isMeant(caller)) this.callers.delete(tokenHash)
  }
}
