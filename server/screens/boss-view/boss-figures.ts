import type { UnitTotal } from '#server/screens/boss-view/unit-totals.repository'
import { type ContestView, goalOf } from '#shared/contest/contests/contract'
import { type Days, daysOf, monthBefore, sameTimeBefore, weekBefore } from '#shared/contest/contests/span'
import type { CurveView } from '#shared/ledger/standings/curve'
import { forecast } from '#shared/ledger/standings/forecast'
import { type Day, daysBetween } from '#shared/platform/time/time'
import type { BossFigure, BossView } from '#shared/screens/boss-view/contract'

/** What the figures are made of, all of one moment. */
export interface Read {
  contest: ContestView
  today: Day
  /** 序时, 0 to 1. */
  gone: number
  whole: readonly UnitTotal[]
  curve: CurveView
}

/** The periods that the figures are reported for. */
export function periodsOf(contest: ContestView, today: Day): Pick<BossView, 'spans' | 'sameTime'> {
  const unlessEmpty = (days: Days) => (days.from > days.to ? null : days)
  return {
    spans: {
      week: unlessEmpty(daysOf(contest, 'week', today)),
      lastWeek: unlessEmpty(weekBefore(contest, today)),
      month: unlessEmpty(daysOf(contest, 'month', today)),
      lastMonth: unlessEmpty(monthBefore(contest, today)),
    },
    sameTime: { week: sameTimeBefore(contest, 'week', today), month: sameTimeBefore(contest, 'month', today) },
  }
}

/** The net total of a metric at the end of each day so far, of one team or of all where `teamId` is null. */
export function netCurve({ days, teams }: CurveView, metricId: string, teamId: string | null): number[] {
  const own = teams.filter((team) => teamId === null || team.teamId === teamId)
  return days.map((_, at) => own.reduce((total, { metrics }) => total + (metrics[metricId]?.[at] ?? 0), 0))
}

/** Of one team, or of all where `teamId` is null; shares are rounded as on the scoreboard. */
export function figureOf(read: Read, metricId: string, teamId: string | null): BossFigure {
  const { contest, today, gone } = read
  const own = read.whole.filter((row) => row.metricId === metricId && (teamId === null || row.teamId === teamId))
  const [net, cancelled, waiting] = [sum(own, 'net'), sum(own, 'cancelled'), sum(own, 'waiting')]
  const goal = goalOf(contest, teamId, metricId)
  const share = goal && goal.target > 0 ? net / goal.target : null
  const curve = netCurve(read.curve, metricId, teamId)
  const upTo = (day: Day, before: number) => curve[daysBetween(contest.startsOn, day) - before] ?? 0
  const netOf = (days: Days | null) => days && upTo(days.to, 0) - upTo(days.from, 1)
  const { spans, sameTime } = periodsOf(contest, today)
  return {
    net,
    sold: net + cancelled,
    cancelled,
    waiting,
    goal,
    completion: share === null ? null : Math.floor(share * 1000 + 1e-6),
    ahead: share === null || gone <= 0 ? null : Math.round((share - gone) * 1000),
    spans: {
      week: netOf(spans.week),
      lastWeek: netOf(spans.lastWeek),
      month: netOf(spans.month),
      lastMonth: netOf(spans.lastMonth),
    },
    sameTime: { week: netOf(sameTime.week), month: netOf(sameTime.month) },
    forecast: goal && forecast(contest, goal, curve, today),
  }
}

const sum = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((total, row) => total + row[key], 0)
