import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import type { Days } from '#shared/contest/contests/span'
import type { DayTotal } from '#shared/ledger/standings/curve'

/** What each day added to its team's totals, less its cancellations, as the unit under way sees them. */
@Injectable()
export class CurveRepository {
  constructor(private readonly teamDays: TeamDaysReader) {}

  /** One row per day, team and metric with a sale. */
  async perTeamAndDay(contest: LoadedContest, viewpoint: Viewpoint, days: Days): Promise<DayTotal[]> {
    contest.assertHead(viewpoint)
    const perDay = await this.teamDays.between(contest, days)
    return [...perDay].flatMap(([day, rows]) =>
      rows.map((row) => ({ day, teamId: row.teamId, metricId: row.metricId, ...leftOf(row) })),
    )
  }
}
