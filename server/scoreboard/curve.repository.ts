import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { DayTotal } from '#shared/curve'

/** Team totals per day, as the unit under way sees them. */
@Injectable()
export class CurveRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One row per day, team and metric with a sale; sums are cast because PostgreSQL widens them to text. */
  perTeamAndDay(contestId: string): Promise<DayTotal[]> {
    return this.uow.sql<DayTotal>`
      select "day", "teamId", "metricId",
        cast(sum("quantity") as integer) as "quantity", cast(sum("points") as integer) as "points"
      from standing where "contestId" = ${contestId} and "day" <> ''
      group by "day", "teamId", "metricId"`
  }
}
