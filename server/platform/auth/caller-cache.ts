import type { Caller } from '#server/platform/auth/caller'
import { BoundedCache } from '#server/platform/memory/bounded-cache'

/** How long a caller is trusted without a look at the table: another server may have revoked it meanwhile. */
const LIFETIME_MS = 3_000
const CACHE_SIZE = 10_000

/** Callers looked up within the last 3 s, by the hash of their token. */
export class CallerCache<Known extends Caller = Caller> {
  private readonly callers = new BoundedCache<Known>({ most: CACHE_SIZE, ms: LIFETIME_MS, from: 'made' })
  private readonly lookups = new Map<string, Promise<unknown>>()
  /** Rises with every `drop`, so that what was read before it is not kept after it. */
  generation = 0

  get(tokenHash: string): Known | undefined {
    return this.callers.get(tokenHash)
  }

  keep(tokenHash: string, caller: Known, generation: number): void {
    if (generation === this.generation) this.callers.set(tokenHash, caller)
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
    this.callers.deleteWhere(isMeant)
  }
}
