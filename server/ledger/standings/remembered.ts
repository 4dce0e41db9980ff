import { setImmediate as nextTurn } from 'node:timers/promises'
import { People } from '#server/ledger/standings/day-sales'
import { BoundedCache } from '#server/platform/memory/bounded-cache'

/** A contest as a unit sees it: at a number of its journal. */
export interface ContestAt {
  id: string
  epoch: string
  headSeq: number
}

/** How parts of a contest are read, inside a unit. */
export interface PartSource<Part> {
  /** Whether all that the unit sees is committed. */
  isCommitted: boolean
  /** Whether a part changed with the numbers after `after`, up to the unit's. */
  changed(after: number): Promise<(key: string) => boolean>
  /** Some parts; `people` gives out the places of their columns. */
  read(keys: readonly string[], people: People): Promise<Map<string, Part>>
  /** How many parts are read at once, before other requests have their turn. */
  atOnce: number
  /** Leaves out, if set, what could not be read in so many milliseconds. */
  forMs?: number | undefined
}

/** How much is kept of all contests together, in bytes, for how long after its last use, and over how many numbers. */
const KEPT = { bytes: 64 * 2 ** 20, ms: 30 * 60_000, changes: 20_000 }
/** A contest takes so much by itself, its people included where it has not many. */
export const CONTEST_BYTES = 10_000

/** So long may pass in one turn of the loop. */
const TURN_MS = 10

/** The parts of a contest at one number. Parts are never changed in place; people only gain places. */
class Known<Part> {
  readonly parts = new Map<string, Part>()
  readonly people = new People()

  constructor(
    readonly epoch: string,
    public seq: number,
  ) {}
}

/**
 * Parts of contests, such as their days, kept in memory between requests: what a number of the journal changed is read
 * again, the rest is not. Only what is committed is kept.
 */
export class Remembered<Part extends { bytes: number }> {
  private readonly contests: BoundedCache<Known<Part>>

  constructor(private readonly kept: typeof KEPT = KEPT) {
    this.contests = new BoundedCache({ most: kept.bytes, ms: kept.ms, from: 'used' })
  }

  get bytes(): number {
    return this.contests.size
  }

  /** The named parts as the unit sees them. */
  async of(
    at: ContestAt,
    keys: readonly string[],
    source: PartSource<Part>,
  ): Promise<{ people: People; parts: Map<string, Part> }> {
    const known = this.usable(at) ?? this.begin(at, source)
    const seen = new Map(known.parts)
    const isSame = await this.bringUpTo(at, known, seen, source)
    const missing = keys.filter((key) => !seen.has(key))
    const startedAt = performance.now()
    let turnAt = startedAt
    for (let n = 0; n < missing.length; n += source.atOnce) {
      if (performance.now() - startedAt > (source.forMs ?? Number.POSITIVE_INFINITY)) break
      if (performance.now() - turnAt > TURN_MS) {
        await nextTurn()
        turnAt = performance.now()
      }
      const read = await source.read(missing.slice(n, n + source.atOnce), known.people)
      for (const [key, part] of read) {
        seen.set(key, part)
        if (source.isCommitted && isSame()) this.keep(at.id, known, key, part)
      }
    }
    return { people: known.people, parts: new Map(keys.flatMap((key) => entryOf(seen, key))) }
  }

  /** Drops what changed from `seen`, and from what is kept unless another unit has done so meanwhile. */
  private async bringUpTo(
    at: ContestAt,
    known: Known<Part>,
    seen: Map<string, Part>,
    source: PartSource<Part>,
  ): Promise<() => boolean> {
    const { seq } = known
    if (seq < at.headSeq) {
      const changed = at.headSeq - seq > this.kept.changes ? () => true : await source.changed(seq)
      for (const key of seen.keys()) if (changed(key)) seen.delete(key)
      if (source.isCommitted && known.seq === seq) {
        for (const key of known.parts.keys()) if (changed(key)) this.drop(at.id, known, key)
        known.seq = at.headSeq
      }
    }
    return () => known.seq === at.headSeq && this.contests.get(at.id) === known
  }

  /** Undefined for another history, and for a state older than the one that is known. */
  private usable(at: ContestAt): Known<Part> | undefined {
    const known = this.contests.get(at.id)
    return known?.epoch === at.epoch && known.seq <= at.headSeq ? known : undefined
  }

  private begin(at: ContestAt, { isCommitted }: PartSource<Part>): Known<Part> {
    const fresh = new Known<Part>(at.epoch, at.headSeq)
    const known = this.contests.get(at.id)
    const isOlder = known?.epoch === at.epoch && known.seq > at.headSeq
    if (isCommitted && !isOlder) this.contests.set(at.id, fresh, CONTEST_BYTES)
    return fresh
  }

  /** What is too much for one contest is read each time. */
  private keep(id: string, known: Known<Part>, key: string, part: Part): void {
    if (!known.parts.has(key) && this.contests.grow(id, part.bytes)) known.parts.set(key, part)
  }

  private drop(id: string, known: Known<Part>, key: string): void {
    this.contests.grow(id, -(known.parts.get(key)?.bytes ?? 0))
    known.parts.delete(key)
  }
}

/**
 * Repeats a step, each in a unit of its own, until it has left nothing; `step` says how much that is. It ends as well where
 * a step leaves as much as the one before: more than is kept is then left to the unit that needs it.
 */
export async function inSteps(step: () => Promise<number>): Promise<void> {
  for (let [before, left] = [Number.POSITIVE_INFINITY, await step()]; left > 0 && left < before; ) {
    before = left
    left = await step()
  }
}

function entryOf<Part>(parts: ReadonlyMap<string, Part>, key: string): [string, Part][] {
  const part = parts.get(key)
  return part === undefined ? [] : [[key, part]]
}
