import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

export interface UnitTotal {
  teamId: string
  metricId: string
  net: number
  cancelled: number
  waiting: number
}

/** Units of teams per metric, as the unit under way sees them; cast because PostgreSQL widens sums to text. */
@Injectable()
export class UnitTotalsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofContest(contest: LoadedContest, viewpoint: Viewpoint): Promise<UnitTotal[]> {
    contest.assertHead(viewpoint)
    return this.uow.sql<UnitTotal>`
      select "teamId", "metricId", cast(sum("quantity") as bigint) as "net",
        cast(sum("cancelledQuantity") as bigint) as "cancelled", cast(sum("pendingQuantity") as bigint) as "waiting"
      from standing where "contestId" = ${contest.id} and "day" = '' and "metricId" <> ''
      group by "teamId", "metricId"`
  }
}
