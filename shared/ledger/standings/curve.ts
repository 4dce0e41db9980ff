import { z } from 'zod'
import { addDays, Day } from '#shared/platform/time/time'

/** Cumulative totals of each team at the end of each day, from the first day to today; one figure per day. */
export const CurveView = z.object({
  days: z.array(Day),
  teams: z.array(
    z.object({ teamId: z.uuid(), points: z.array(z.int()), metrics: z.record(z.uuid(), z.array(z.int())) }),
  ),
})
export type CurveView = z.infer<typeof CurveView>

/** What a team sold on one day; `metricId` '' is over all metrics and carries the points. */
export interface DayTotal {
  day: Day
  teamId: string
  metricId: string
  quantity: number
  points: number
}

/** The days of the period that have begun by `today`. */
export function daysSoFar(startsOn: Day, endsOn: Day, today: Day): Day[] {
  const last = today < endsOn ? today : endsOn
  const days: Day[] = []
  for (let day = startsOn; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Adds the days up, teams in the order of `teamIds`; a day without a sale stays level. */
export function curveOf(
  days: readonly Day[],
  teamIds: readonly string[],
  metricIds: readonly string[],
  totals: readonly DayTotal[],
): CurveView {
  const sold = new Map(totals.map((total) => [`${total.teamId} ${total.metricId} ${total.day}`, total]))
  const addUp = (teamId: string, metricId: string, what: 'quantity' | 'points') => {
    let sum = 0
    return days.map((day) => {
      sum += sold.get(`${teamId} ${metricId} ${day}`)?.[what] ?? 0
      return sum
    })
  }
  return {
    days: [...days],
    teams: teamIds.map((teamId) => ({
      teamId,
      points: addUp(teamId, '', 'points'),
      metrics: Object.fromEntries(metricIds.map((id) => [id, addUp(teamId, id, 'quantity')])),
    })),
  }
}
