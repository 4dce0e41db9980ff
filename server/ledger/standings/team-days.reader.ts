import { Injectable } from '@nestjs/common'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { type ContestAt, Remembered } from '#server/ledger/standings/remembered'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type Days, daysIn } from '#shared/contest/contests/span'
import type { Day } from '#shared/platform/time/time'

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

/** What is left of a team's day: what was sold less what became known as cancelled. A cancelled deal was a deal. */
export const leftOf = (
  row: Pick<TeamDay, 'metricId' | 'quantity' | 'points' | 'cancelledQuantity' | 'cancelledPoints'>,
) => ({
  quantity: row.metricId === '' ? row.quantity : row.quantity - row.cancelledQuantity,
  points: row.points - row.cancelledPoints,
})

class Rows {
  readonly bytes: number

  constructor(readonly rows: readonly TeamDay[]) {
    this.bytes = (1 + rows.length) * ROW_BYTES
  }
}

/** A year of twelve teams and twelve metrics is some 60,000 rows, 8 MB. */
const ROW_BYTES = 140
/** How many days one statement adds up, so that none stops the server for long. */
const DAYS_AT_ONCE = 4

/**
 * The teams' figures of each day, added up by the database once and kept until an entry of that day is appended. The ledger
 * is append-only, so that the numbers after the last look name every day that has changed, on whichever server.
 */
@Injectable()
export class TeamDaysReader {
  private readonly remembered = new Remembered<Rows>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly changed: ChangedDaysReader,
  ) {}

  /** Of the days from `from` to `to`, both included, as the unit under way sees them; a day without sales has no rows. */
  async between(contest: ContestAt, days: Days): Promise<Map<Day, readonly TeamDay[]>> {
    const at = await this.changed.now(contest)
    const { parts } = await this.remembered.of(at, daysIn(days), {
      isCommitted: this.uow.isReading,
      changed: this.changed.bySales(at),
      read: (some) => this.read(at.id, some),
      atOnce: DAYS_AT_ONCE,
    })
    return new Map([...parts].map(([day, { rows }]) => [day, rows]))
  }

  private async read(contestId: string, days: readonly Day[]): Promise<Map<Day, Rows>> {
    const rows = await this.uow.sql<TeamDayRow>`
      select "day", "teamId", "metricId", cast(sum("quantity") as bigint) as "quantity",
        cast(sum("points") as bigint) as "points", max("reachedSeq") as "reachedSeq",
        cast(sum("cancelledQuantity") as bigint) as "cancelledQuantity",
        cast(sum("cancelledPoints") as bigint) as "cancelledPoints"
      from standing where "contestId" = ${contestId} and "day" in (${this.uow.list(days)})
      group by "day", "teamId", "metricId"`
    const byDay = new Map<Day, TeamDay[]>(days.map((day) => [day, []]))
    for (const { day, ...row } of rows) byDay.get(day)?.push(row)
    return new Map([...byDay].map(([day, own]) => [day, new Rows(own)]))
  }
}
