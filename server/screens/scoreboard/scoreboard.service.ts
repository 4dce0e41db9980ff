import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { CurveRepository } from '#server/screens/scoreboard/curve.repository'
import { type CurveView, curveOf, daysSoFar } from '#shared/ledger/standings/curve'
import { dayOf } from '#shared/platform/time/time'

/** How the teams came to where they are. */
@Injectable()
export class ScoreboardService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly totals: CurveRepository,
  ) {}

  /** Cumulative totals per team and day, from the contest's first day to its today. */
  curve(caller: Caller, contestId: string): Promise<CurveView> {
    return this.uow.read(async () => {
      const { view } = await this.contests.loadFor(caller, contestId)
      const days = daysSoFar(view.startsOn, view.endsOn, dayOf(this.clock.now(), view.timezone))
      const teamIds = view.teams.map((team) => team.id)
      const metricIds = view.metrics.map((metric) => metric.id)
      return curveOf(days, teamIds, metricIds, await this.totals.perTeamAndDay(contestId))
    })
  }
}
