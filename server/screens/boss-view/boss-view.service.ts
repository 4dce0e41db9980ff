import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { audienceOf, type Viewpoint } from '#server/journal/facts/viewpoint'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { type SpanTotal, type UnitTotal, UnitTotalsRepository } from '#server/screens/boss-view/unit-totals.repository'
import { goalOf } from '#shared/contest/contests/contract'
import { type Days, daysOf, monthBefore, weekBefore } from '#shared/contest/contests/span'
import { schedule } from '#shared/contest/duty/contract'
import { type BossFigure, BossSpan, type BossView } from '#shared/screens/boss-view/contract'

type Spans<T> = Record<BossSpan, T | null>

/** A contest as its boss reads it, all figures of one moment. */
@Injectable()
export class BossViewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly totals: UnitTotalsRepository,
  ) {}

  view(caller: Caller, contestId: string): Promise<BossView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const { view } = contest
      const viewpoint = contest.viewpoint(audienceOf(caller))
      const { today } = viewpoint
      const spans = spansOf(contest, viewpoint)
      const whole = await this.totals.ofContest(contest, viewpoint)
      const perSpan: Spans<SpanTotal[]> = { week: null, lastWeek: null, month: null, lastMonth: null }
      for (const span of BossSpan.options)
        perSpan[span] = spans[span] && (await this.totals.ofDays(contest, viewpoint, spans[span]))
      const gone = schedule(view, today)
      const figure = (metricId: string, teamId: string | null) =>
        figureOf(metricId, teamId, { whole, perSpan, gone, goal: goalOf(view, teamId, metricId) })
      return {
        name: view.name,
        startsOn: view.startsOn,
        endsOn: view.endsOn,
        timezone: view.timezone,
        status: view.status,
        today,
        asOf: this.clock.now().toISOString(),
        seq: viewpoint.upToSeq,
        schedule: Math.round(gone * 1000),
        spans,
        teams: view.teams.map(({ id, name, colour, crest }) => ({ id, name, colour, crest })),
        metrics: view.metrics.map(({ id, name, kind, unit }) => ({
          id,
          name,
          kind,
          unit,
          all: figure(id, null),
          teams: view.teams.map((team) => figure(id, team.id)),
        })),
      }
    })
  }
}

function spansOf(contest: LoadedContest, { today }: Viewpoint): Spans<Days> {
  const unlessEmpty = (days: Days) => (days.from > days.to ? null : days)
  return {
    week: unlessEmpty(daysOf(contest, 'week', today)),
    lastWeek: unlessEmpty(weekBefore(contest, today)),
    month: unlessEmpty(daysOf(contest, 'month', today)),
    lastMonth: unlessEmpty(monthBefore(contest, today)),
  }
}

interface Read {
  whole: readonly UnitTotal[]
  perSpan: Spans<SpanTotal[]>
  /** 序时, 0 to 1. */
  gone: number
  goal: BossFigure['goal']
}

/** Of one team, or of all where `teamId` is null; shares are rounded as on the scoreboard. */
function figureOf(metricId: string, teamId: string | null, { whole, perSpan, gone, goal }: Read): BossFigure {
  const isOurs = (row: SpanTotal) => row.metricId === metricId && (teamId === null || row.teamId === teamId)
  const own = whole.filter(isOurs)
  const [net, cancelled, waiting] = [sum(own, 'net'), sum(own, 'cancelled'), sum(own, 'waiting')]
  const share = goal && goal.target > 0 ? net / goal.target : null
  const netOf = (span: BossSpan) => {
    const rows = perSpan[span]
    return rows && sum(rows.filter(isOurs), 'net')
  }
  return {
    net,
    sold: net + cancelled,
    cancelled,
    waiting,
    goal,
    completion: share === null ? null : Math.floor(share * 1000 + 1e-6),
    ahead: share === null || gone <= 0 ? null : Math.round((share - gone) * 1000),
    spans: {
      week: netOf('week'),
      lastWeek: netOf('lastWeek'),
      month: netOf('month'),
      lastMonth: netOf('lastMonth'),
    },
  }
}

const sum = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((total, row) => total + row[key], 0)
