/** How much a cache keeps, in entries or in whatever `set` counts, and for how long after an entry was made or last used. */
export interface Bounds {
  most: number
  ms: number
  from: 'made' | 'used'
}

interface Entry<Value> {
  value: Value
  size: number
  at: number
}

/** Values by key, within bounds: what was made or used longest ago makes room. Every cache of the server is one of these. */
export class BoundedCache<Value> {
  /** The oldest first. */
  private readonly entries = new Map<string, Entry<Value>>()
  private total = 0

  constructor(
    private readonly bounds: Bounds,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.total
  }

  get(key: string): Value | undefined {
    this.forgetOld()
    const entry = this.entries.get(key)
    if (entry && this.bounds.from === 'used') this.put(key, entry)
    return entry?.value
  }

  /** Keeps the value in place of the one that has the key; a value that alone is too much is not kept. */
  set(key: string, value: Value, size = 1): void {
    this.delete(key)
    if (!this.makeRoom(size, key)) return
    this.total += size
    this.put(key, { value, size, at: 0 })
  }

  /** Counts `by` more for a value that grew, if others can make room for it; false where they cannot or it is gone. */
  grow(key: string, by: number): boolean {
    const entry = this.entries.get(key)
    if (!entry || !this.makeRoom(by, key)) return false
    entry.size += by
    this.total += by
    return true
  }

  delete(key: string): void {
    this.total -= this.entries.get(key)?.size ?? 0
    this.entries.delete(key)
  }

  deleteWhere(isMeant: (value: Value) => boolean): void {
    for (const [key, { value }] of this.entries) if (isMeant(value)) this.delete(key)
  }

  private put(key: string, entry: Entry<Value>): void {
    entry.at = this.now()
    this.entries.delete(key)
    this.entries.set(key, entry)
  }

  /** Nothing is dropped in vain: not where even without all others it would not fit. */
  private makeRoom(size: number, key: string): boolean {
    this.forgetOld()
    if (size + (this.entries.get(key)?.size ?? 0) > this.bounds.most) return false
    for (const other of this.entries.keys()) {
      if (this.total + size <= this.bounds.most) break
      if (other !== key) this.delete(other)
    }
    return true
  }

  private forgetOld(): void {
    const since = this.now() - this.bounds.ms
    for (const [key, { at }] of this.entries) {
      if (at >= since) break
      this.delete(key)
    }
  }
}
