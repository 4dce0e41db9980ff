import { Injectable } from '@nestjs/common'
import { DailyFigures, type DailyRow } from '#server/ledger/standings/daily-figures'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { addDays } from '#shared/platform/time/time'

/** How many days one statement reads, so that none stops the server for long. */
const DAYS_AT_ONCE = 7

/** Reads many days of standings, within the unit under way. */
@Injectable()
export class DailyReader {
  constructor(private readonly uow: UnitOfWork) {}

  async between(contestId: string, from: string, to: string): Promise<DailyFigures> {
    const figures = new DailyFigures()
    for (let first = from; first <= to; first = addDays(first, DAYS_AT_ONCE)) {
      const last = addDays(first, DAYS_AT_ONCE - 1)
      const rows = await this.uow.sql<DailyRow>`
        select "day", "participantId", "metricId", "quantity", "points" from standing
        where "contestId" = ${contestId} and "day" between ${first} and ${last < to ? last : to}`
      for (const row of rows) figures.add(row)
    }
    return figures
  }

  /** Of one person, in one statement. */
  async ofPerson(contestId: string, participantId: string, days: readonly string[]): Promise<DailyFigures> {
    const figures = new DailyFigures()
    if (days.length === 0) return figures
    const rows = await this.uow.sql<DailyRow>`
      select "day", "participantId", "metricId", "quantity", "points" from standing
      where "contestId" = ${contestId} and "participantId" = ${participantId} and "day" in (${this.uow.list(days)})`
    for (const row of rows) figures.add(row)
    return figures
  }
}
