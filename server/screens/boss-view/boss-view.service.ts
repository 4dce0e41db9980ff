import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { audienceOf, type Viewpoint } from '#server/journal/facts/viewpoint'
import { CurveRepository } from '#server/ledger/standings/curve.repository'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { figureOf, netCurve, periodsOf, type Read } from '#server/screens/boss-view/boss-figures'
import { UnitTotalsRepository } from '#server/screens/boss-view/unit-totals.repository'
import { schedule, scheduleOfDays } from '#shared/contest/duty/contract'
import { curveOf, daysSoFar } from '#shared/ledger/standings/curve'
import type { BossView } from '#shared/screens/boss-view/contract'

/** A contest as its boss reads it, all figures of one moment. */
@Injectable()
export class BossViewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly totals: UnitTotalsRepository,
    private readonly days: CurveRepository,
  ) {}

  /** With the curves of one team, or of all where none is named; refuses with `not_found` a team of another contest. */
  view(caller: Caller, contestId: string, teamId: string | null): Promise<BossView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const { view } = contest
      if (teamId !== null && !view.teams.some(({ id }) => id === teamId)) throw new AppError('not_found')
      const viewpoint = contest.viewpoint(audienceOf(caller))
      const { today } = viewpoint
      const read = await this.read(contest, viewpoint)
      return {
        name: view.name,
        startsOn: view.startsOn,
        endsOn: view.endsOn,
        timezone: view.timezone,
        status: view.status,
        today,
        asOf: this.clock.now().toISOString(),
        seq: viewpoint.upToSeq,
        schedule: Math.round(read.gone * 1000),
        way: scheduleOfDays(view).map((share) => Math.round(share * 1000)),
        ...periodsOf(view, today),
        curvesOf: teamId,
        teams: view.teams.map(({ id, name, colour, crest }) => ({ id, name, colour, crest })),
        metrics: view.metrics.map(({ id, name, kind, unit }) => ({
          id,
          name,
          kind,
          unit,
          all: figureOf(read, id, null),
          teams: view.teams.map((team) => figureOf(read, id, team.id)),
          curve: netCurve(read.curve, id, teamId),
        })),
      }
    })
  }

  private async read(contest: LoadedContest, viewpoint: Viewpoint): Promise<Read> {
    const { view } = contest
    const { today } = viewpoint
    const days = daysSoFar(view.startsOn, view.endsOn, today)
    const to = days.at(-1)
    const perDay = to ? await this.days.perTeamAndDay(contest, viewpoint, { from: view.startsOn, to }) : []
    const teamIds = view.teams.map(({ id }) => id)
    const metricIds = view.metrics.map(({ id }) => id)
    return {
      contest: view,
      today,
      gone: schedule(view, today),
      whole: await this.totals.ofContest(contest, viewpoint),
      curve: curveOf(days, teamIds, metricIds, perDay),
    }
  }
}
