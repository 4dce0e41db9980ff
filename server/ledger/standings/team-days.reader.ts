import { setImmediate as nextTurn } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'
import { addDays, type Day } from '#shared/platform/time/time'

/** What a team sold of a metric on one day, and what became known as cancelled; `metricId` '' is over all, and counts deals. */
export interface TeamDay {
  teamId: string
  metricId: string
  quantity: number
  points: number
  reachedSeq: number
  cancelledQuantity: number
  cancelledPoints: number
}
type TeamDayRow = TeamDay & { day: Day }

/** The contest as the unit under way has loaded it. */
export interface ContestAt {
  id: string
  epoch: string
  headSeq: number
}

/** The days of a contest that were read, as they are at a number; a day without sales has no rows. Never changed in place. */
interface Kept {
  epoch: string
  seq: number
  days: ReadonlyMap<Day, readonly TeamDay[]>
  usedAt: number
}

/** A year of twelve teams and twelve metrics is some 60,000 rows, 8 MB. */
const MOST_CONTESTS = 32
const UNUSED_MS = 30 * 60_000
/** How many days one statement adds up, so that none stops the server for long. */
const DAYS_AT_ONCE = 4

/**
 * The teams' figures of each day, added up by the database once and kept until an entry of that day is appended. The ledger
 * is append-only, so that the numbers after the last look name every day that has changed, on whichever server.
 */
@Injectable()
export class TeamDaysReader {
  private readonly kept = new Map<string, Kept>()

  constructor(private readonly uow: UnitOfWork) {}

  /** Of the days from `from` to `to`, both included, as the unit under way sees them. */
  async between(contest: ContestAt, { from, to }: Days): Promise<Map<Day, readonly TeamDay[]>> {
    const known = await this.known(contest)
    const asked = new Map<Day, readonly TeamDay[]>()
    const missing: Day[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const rows = known.get(day)
      if (rows) asked.set(day, rows)
      else missing.push(day)
    }
    for (let n = 0; n < missing.length; n += DAYS_AT_ONCE) {
      const some = missing.slice(n, n + DAYS_AT_ONCE)
      for (const day of some) asked.set(day, [])
      for (const [day, rows] of await this.read(contest.id, some)) asked.set(day, rows)
      // A unit that writes holds others up; one that reads does not.
      if (this.uow.isReading) await nextTurn()
    }
    this.keep(contest, new Map([...known, ...asked]))
    return asked
  }

  /** The kept days that are still as they were. */
  private async known({ id, epoch, headSeq }: ContestAt): Promise<ReadonlyMap<Day, readonly TeamDay[]>> {
    const kept = this.kept.get(id)
    if (!kept || kept.epoch !== epoch || kept.seq > headSeq) return new Map()
    // Without an upper bound: a unit that writes sees its own entries, too.
    const changed = await this.uow.sql<{ day: Day }>`
      select distinct "businessDate" as "day" from ledger_entry where "contestId" = ${id} and "seq" > ${kept.seq}`
    if (changed.length === 0) return kept.days
    const days = new Map(kept.days)
    for (const { day } of changed) days.delete(day)
    return days
  }

  /** What a unit that writes sees may never be committed, and a reader may see an older state than what is kept. */
  private keep({ id, epoch, headSeq }: ContestAt, days: ReadonlyMap<Day, readonly TeamDay[]>): void {
    const kept = this.kept.get(id)
    if (!this.uow.isReading || (kept?.epoch === epoch && kept.seq > headSeq)) return
    const now = performance.now()
    this.kept.delete(id)
    this.kept.set(id, { epoch, seq: headSeq, days, usedAt: now })
    for (const [other, { usedAt }] of this.kept)
      if (this.kept.size > MOST_CONTESTS || now - usedAt > UNUSED_MS) this.kept.delete(other)
  }

  private async read(contestId: string, days: readonly Day[]): Promise<Map<Day, TeamDay[]>> {
    const rows = await this.uow.sql<TeamDayRow>`
      select "day", "teamId", "metricId", cast(sum("quantity") as bigint) as "quantity",
        cast(sum("points") as bigint) as "points", max("reachedSeq") as "reachedSeq",
        cast(sum("cancelledQuantity") as bigint) as "cancelledQuantity",
        cast(sum("cancelledPoints") as bigint) as "cancelledPoints"
      from standing where "contestId" = ${contestId} and "day" in (${this.uow.list(days)})
      group by "day", "teamId", "metricId"`
    const byDay = new Map<Day, TeamDay[]>()
    for (const { day, ...row } of rows) {
      const own = byDay.get(day)
      if (own) own.push(row)
      else byDay.set(day, [row])
    }
    return byDay
  }
}
