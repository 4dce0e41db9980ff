import type { Caller } from '#server/platform/auth/caller'

/** How long a caller is trusted without a look at the table: another server may have revoked it meanwhile. */
const LIFETIME_MS = 3_000
const CACHE_SIZE = 10_000

/** Callers looked up within the last 3 s, by the hash of their token. */
export class CallerCache<Known extends Caller = Caller> {
  private readonly callers = new Map<string, { caller: Known; until: number }>()
  private readonly lookups = new Map<string, Promise<unknown>>()
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

  /** The lookup of that key that is under way, for all who ask meanwhile; who asks after a `drop` begins another one. */
  share<T>(key: string, lookUp: () => Promise<T>): Promise<T> {
    const current = this.lookups.get(key)
    if (current) return current as Promise<T>
    const lookup = lookUp().finally(() => {
      if (this.lookups.get(key) === lookup) this.lookups.delete(key)
    })
    this.lookups.set(key, lookup)
    return lookup
  }

  drop(isMeant: (caller: Known) => boolean): void {
    this.generation++
    this.lookups.clear()
    for (const [tokenHash, { caller }] of this.callers) if (isMeant(caller)) this.callers.delete(tokenHash)
  }
}
