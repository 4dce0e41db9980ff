import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DayTotal } from '#shared/ledger/standings/curve'

/** What each day added to its team's totals, less its cancellations, as the unit under way sees them. */
@Injectable()
export class CurveRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One row per day, team and metric with a sale; sums are cast because PostgreSQL widens them to text. */
  perTeamAndDay(contest: LoadedContest, viewpoint: Viewpoint): Promise<DayTotal[]> {
    contest.assertHead(viewpoint)
    return this.uow.sql<DayTotal>`
      select "day", "teamId", "metricId",
        cast(sum("quantity" - case when "metricId" = '' then 0 else "cancelledQuantity" end) as bigint) as "quantity",
        cast(sum("points" - "cancelledPoints") as bigint) as "points"
      from standing where "contestId" = ${contest.id} and "day" <> ''
      group by "day", "teamId", "metricId"`
  }
}
