import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
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
  constructor(
    private readonly uow: UnitOfWork,
    private readonly teamDays: TeamDaysReader,
  ) {}

  ofContest(contest: LoadedContest, viewpoint: Viewpoint): Promise<UnitTotal[]> {
    contest.assertHead(viewpoint)
    return this.uow.sql<UnitTotal>`
      select "teamId", "metricId", cast(sum("quantity") as bigint) as "net",
        cast(sum("cancelledQuantity") as bigint) as "cancelled", cast(sum("pendingQuantity") as bigint) as "waiting"
      from standing where "contestId" = ${contest.id} and "day" = '' and "metricId" <> ''
      group by "teamId", "metricId"`
  }

  /** Of days: what was sold less what became known as cancelled on them. */
  async ofDays(contest: LoadedContest, viewpoint: Viewpoint, days: Days): Promise<SpanTotal[]> {
    contest.assertHead(viewpoint)
    const totals = new Map<string, SpanTotal>()
    for (const rows of (await this.teamDays.between(contest, days)).values())
      for (const row of rows) {
        const { teamId, metricId } = row
        if (metricId === '') continue
        const total = totals.get(`${teamId} ${metricId}`) ?? { teamId, metricId, net: 0 }
        total.net += leftOf(row).quantity
        totals.set(`${teamId} ${metricId}`, total)
      }
    return [...totals.values()]
  }
}
