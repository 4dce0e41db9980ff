import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { audienceOf } from '#server/journal/facts/viewpoint'
import { CurveRepository } from '#server/ledger/standings/curve.repository'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type CurveView, curveOf, daysSoFar } from '#shared/ledger/standings/curve'

/** How the teams came to where they are. */
@Injectable()
export class ScoreboardService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly totals: CurveRepository,
  ) {}

  /** Cumulative totals per team and day, from the contest's first day to its today. */
  curve(caller: Caller, contestId: string): Promise<CurveView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const viewpoint = contest.viewpoint(audienceOf(caller))
      const { view } = contest
      const days = daysSoFar(view.startsOn, view.endsOn, viewpoint.today)
      const teamIds = view.teams.map((team) => team.id)
      const metricIds = view.metrics.map((metric) => metric.id)
      const [from, to] = [view.startsOn, days.at(-1) ?? view.startsOn]
      return curveOf(days, teamIds, metricIds, await this.totals.perTeamAndDay(contest, viewpoint, { from, to }))
    })
  }
}
