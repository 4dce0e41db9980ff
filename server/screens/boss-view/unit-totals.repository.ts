import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'

export interface UnitTotal {
  teamId: string
  metricId: string
  net: number
  cancelled: number
  waiting: number
}
export type SpanTotal = Pick<UnitTotal, 'teamId' | 'metricId' | 'net'>

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

  /** Of days: what was sold less what became known as cancelled on them. */
  ofDays(contest: LoadedContest, viewpoint: Viewpoint, { from, to }: Days): Promise<SpanTotal[]> {
    contest.assertHead(viewpoint)
    return this.uow.sql<SpanTotal>`
      select "teamId", "metricId", cast(sum("quantity" - "cancelledQuantity") as bigint) as "net"
      from standing where "contestId" = ${contest.id} and "day" between ${from} and ${to} and "metricId" <> ''
      group by "teamId", "metricId"`
  }
}
