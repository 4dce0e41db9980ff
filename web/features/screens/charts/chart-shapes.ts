import { contestOn } from '#shared/contest/contests/contest-on'
import { type ContestView, goalOf, hasChallenge } from '#shared/contest/contests/contract'
import { pointsFor } from '#shared/contest/contests/quantities'
import { schedule } from '#shared/contest/duty/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import { addDays, type Day } from '#shared/platform/time/time'

/** One row of figures in a chart, and how it is drawn. */
export interface Series {
  name: string
  values: (number | null)[]
  colour: string
  look?: 'line' | 'dashed' | 'dotted' | 'bar'
}

/** All days of the period. */
export function daysOf({ startsOn, endsOn }: Pick<ContestView, 'startsOn' | 'endsOn'>): Day[] {
  const days: Day[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day)
  return days
}

/** The total at the end of each day, of one team or (null) all of them; `by` is 'points' or a metric. */
export function cumulative({ days, teams }: CurveView, teamId: string | null, by: string): number[] {
  const own = teams.filter((team) => teamId === null || team.teamId === teamId)
  return days.map((_, at) =>
    own.reduce((sum, team) => sum + ((by === 'points' ? team.points : team.metrics[by])?.[at] ?? 0), 0),
  )
}

/** Where the total has to be at the end of each day to be on schedule, by the rules of that day; null without a goal. */
export function wayTo(
  goal: 'target' | 'challenge',
  contest: ContestView,
  teamId: string | null,
  by: string,
): number[] | null {
  const way = daysOf(contest).map((day) => {
    const goals = goalOf(contestOn(contest, day), teamId, by === 'points' ? null : by)
    const isWanted = goals && (goal === 'target' || hasChallenge(goals))
    return isWanted ? Math.round(goals[goal] * schedule(contest, day)) : 0
  })
  return way.some((value) => value > 0) ? way : null
}

/** What each metric is worth in each team's total, in points; metrics that are worth nothing are left out. */
export function mixOf(contest: ContestView, curve: CurveView): { name: string; values: number[] }[] {
  return contest.metrics.flatMap((metric) => {
    const values = curve.teams.map(({ metrics }) =>
      pointsFor(metric, metrics[metric.id]?.at(-1) ?? 0, metric.pointsPerUnit),
    )
    return values.some((value) => value !== 0) ? [{ name: metric.name, values }] : []
  })
}

/** Told apart by colour-blind eyes too (Okabe and Ito 2008). */
export const MIX_COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#999933', '#666666']
