import type { ContestView } from '#shared/contest/contests/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import { addDays, type Day } from '#shared/platform/time/time'
import { weekOf } from '#shared/ritual/benchmarks/contract'

/** The days of the week as far as they have passed, and where each team was before the first of them. */
export interface WeekOnWall {
  days: Day[]
  /** As far as the contest reaches. */
  endsOn: Day
  curve: CurveView
  /** Place of the first day in the curve. */
  from: number
}

/** The week of `today`, or nothing before its second day and while none has sold. */
export function weekOnWall(
  curve: CurveView,
  { startsOn, endsOn }: Pick<ContestView, 'startsOn' | 'endsOn'>,
  today: Day,
): WeekOnWall | undefined {
  const monday = weekOf(today)
  const first = monday < startsOn ? startsOn : monday
  const from = curve.days.indexOf(first)
  const days = curve.days.slice(Math.max(0, from)).filter((day) => day <= today)
  const hasSold = curve.teams.some(({ points, metrics }) =>
    [points, ...Object.values(metrics)].some((totals) => (totals.at(-1) ?? 0) !== (totals[from - 1] ?? 0)),
  )
  const sunday = addDays(monday, 6)
  return from >= 0 && days.length > 1 && hasSold
    ? { days, endsOn: sunday < endsOn ? sunday : endsOn, curve, from }
    : undefined
}
