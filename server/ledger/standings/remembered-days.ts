import { setImmediate as nextTurn } from 'node:timers/promises'
import { People } from '#server/ledger/standings/day-sales'

/** A contest as a unit sees it: at a number of its journal. */
export interface ContestAt {
  id: string
  epoch: string
  headSeq: number
}

/** How a kind of days is read, inside a unit. */
export interface DaySource<Day> {
  /** Whether all that the unit sees is committed. */
  isCommitted: boolean
  /** The days that changed with the numbers after `after`, up to the unit's. */
  changed(after: number): Promise<ReadonlySet<string>>
  read(day: string, people: People): Promise<Day>
  /** Leaves out, if set, what could not be read in so many milliseconds. */
  forMs?: number | undefined
}

/** How much is kept of all contests together, in bytes, and for how long after its last use. */
export const KEPT = { bytes: 64 * 2 ** 20, ms: 30 * 60_000, changes: 20_000 }

/** So long may pass in one turn of the loop. */
const TURN_MS = 10

/** The days of a contest at one number. Days are never changed in place; people only gain places. */
class Known<Day> {
  readonly days = new Map<string, Day>()
  readonly people = new People()
  usedAt = performance.now()
  bytes = 0

  constructor(
    readonly epoch: string,
    public seq: number,
  ) {}
}

/**
 * Days of contests, kept in memory between requests: what a number of the journal changed is read again, the rest is not.
 * Only what is committed is kept.
 */
export class RememberedDays<Day extends { bytes: number }> {
  private readonly contests = new Map<string, Known<Day>>()

  constructor(private readonly kept: typeof KEPT = KEPT) {}

  get bytes(): number {
    return [...this.contests.values()].reduce((sum, known) => sum + known.bytes, 0)
  }

  /** The named days as the unit sees them. */
  async of(
    at: ContestAt,
    days: readonly string[],
    source: DaySource<Day>,
  ): Promise<{ people: People; days: Map<string, Day> }> {
    const known = this.usable(at) ?? this.begin(at, source)
    const seen = new Map(known.days)
    const isSame = await this.bringUpTo(at, known, seen, source)
    const found = new Map<string, Day>()
    const startedAt = performance.now()
    let turnAt = startedAt
    for (const day of days) {
      let value = seen.get(day)
      if (value === undefined) {
        if (performance.now() - startedAt > (source.forMs ?? Number.POSITIVE_INFINITY)) continue
        if (performance.now() - turnAt > TURN_MS) {
          await nextTurn()
          turnAt = performance.now()
        }
        value = await source.read(day, known.people)
        if (source.isCommitted && isSame()) this.keep(known, day, value)
      }
      found.set(day, value)
    }
    return { people: known.people, days: found }
  }

  /** Drops what changed from `seen`, and from what is kept unless another unit has done so meanwhile. */
  private async bringUpTo(
    at: ContestAt,
    known: Known<Day>,
    seen: Map<string, Day>,
    source: DaySource<Day>,
  ): Promise<() => boolean> {
    const { seq } = known
    if (seq < at.headSeq) {
      const changed = at.headSeq - seq > this.kept.changes ? new Set(seen.keys()) : await source.changed(seq)
      for (const day of changed) seen.delete(day)
      if (source.isCommitted && known.seq === seq) {
        for (const day of changed) this.drop(known, day)
        known.seq = at.headSeq
      }
    }
    return () => known.seq === at.headSeq && this.contests.get(at.id) === known
  }

  /** Undefined for another history, and for a state older than the one that is known. */
  private usable(at: ContestAt): Known<Day> | undefined {
    this.forgetUnused()
    const known = this.contests.get(at.id)
    if (!known || known.epoch !== at.epoch || known.seq > at.headSeq) return undefined
    known.usedAt = performance.now()
    return known
  }

  private begin(at: ContestAt, { isCommitted }: DaySource<Day>): Known<Day> {
    const fresh = new Known<Day>(at.epoch, at.headSeq)
    const known = this.contests.get(at.id)
    const isOlder = known?.epoch === at.epoch && known.seq > at.headSeq
    if (isCommitted && !isOlder) this.contests.set(at.id, fresh)
    return fresh
  }

  private keep(known: Known<Day>, day: string, value: Day): void {
    if (known.days.has(day)) return
    for (const [id, other] of this.contests) {
      if (this.bytes + value.bytes <= this.kept.bytes) break
      if (other !== known) this.contests.delete(id)
    }
    if (this.bytes + value.bytes > this.kept.bytes) return
    known.days.set(day, value)
    known.bytes += value.bytes
  }

  private drop(known: Known<Day>, day: string): void {
    known.bytes -= known.days.get(day)?.bytes ?? 0
    known.days.delete(day)
  }

  /** The longest unused come first afterwards. */
  private forgetUnused(): void {
    const since = performance.now() - this.kept.ms
    const inOrder = [...this.contests].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    this.contests.clear()
    for (const [id, known] of inOrder) if (known.usedAt >= since) this.contests.set(id, known)
  }
}
