import type { Days } from '#shared/contest/contests/span'
import { addDays } from '#shared/platform/time/time'
import { weekOf } from '#shared/ritual/benchmarks/contract'

interface Period {
  startsOn: string
  endsOn: string
}

/** The days up to `today` of a week (its Monday) or of the contest (null); undefined if none has begun. */
export function spanOf({ startsOn, endsOn }: Period, week: string | null, today: string): Days | undefined {
  const from = week !== null && week > startsOn ? week : startsOn
  const ends = [endsOn, today, ...(week === null ? [] : [addDays(week, 6)])]
  const to = ends.reduce((first, day) => (day < first ? day : first))
  return from <= to ? { from, to } : undefined
}

/** The Mondays of the weeks that have begun by `today`, the newest first. */
export function weeksOf({ startsOn, endsOn }: Period, today: string): string[] {
  const weeks: string[] = []
  const last = today < endsOn ? today : endsOn
  for (let week = weekOf(startsOn); week <= last; week = addDays(week, 7)) weeks.unshift(week)
  return weeks
}

/** The week shown by default: that of yesterday, so that on a Monday it is the week just over. */
export const defaultWeek = (period: Period, today: string): string => {
  const weeks = weeksOf(period, today)
  const yesterdays = weekOf(addDays(today, -1))
  return weeks.find((week) => week <= yesterdays) ?? weeks[0] ?? weekOf(period.startsOn)
}
