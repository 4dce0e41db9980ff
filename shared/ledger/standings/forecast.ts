import { z } from 'zod'
import { type WorkCalendar, workingDays } from '#shared/contest/duty/contract'
import { addDays, Day, daysBetween } from '#shared/platform/time/time'

/** The pace is that of the last working days before today; with fewer than the least nothing is said. */
export const FORECAST_DAYS = { most: 10, least: 5 }

const Goal = z.enum(['target', 'challenge'])

/** 照此速度: the day since which a goal is kept, the day on which it will be reached, or what lacks at the end. */
export const Forecast = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reached'), goal: Goal, on: Day }),
  z.object({ kind: z.literal('reaches'), goal: Goal, on: Day }),
  z.object({ kind: z.literal('short'), total: z.int(), by: z.int() }),
])
export type Forecast = z.infer<typeof Forecast>

type Period = WorkCalendar & { startsOn: Day; endsOn: Day }

/**
 * Where a total comes to when each working day until the last one brings what the last ones did. `totals` are those at the
 * end of each day so far, the last one of today, which is under way. Null while there is too little to say, and after the
 * end for a goal that was not reached.
 */
export function forecast(
  contest: Period,
  { target, challenge }: { target: number; challenge: number },
  totals: readonly number[],
  today: Day,
): Forecast | null {
  const total = totals.at(-1)
  if (total === undefined || target <= 0) return null
  const goal = total >= target && challenge > target ? 'challenge' : 'target'
  const wanted = goal === 'challenge' ? challenge : target
  if (total >= wanted) return { kind: 'reached', goal, on: reachedOn(contest, totals, wanted) }

  const ahead = expected(contest, totals, today)
  const on = ahead.find((each) => each.total >= wanted - 1e-6)?.day
  if (on) return { kind: 'reaches', goal, on }
  if (goal === 'challenge') return { kind: 'reached', goal: 'target', on: reachedOn(contest, totals, target) }
  const end = ahead.at(-1)
  if (!end) return null
  const last = Math.max(0, Math.floor(end.total + 1e-6))
  return { kind: 'short', total: last, by: target - last }
}

/** The day since which the total is no longer below. */
function reachedOn({ startsOn }: Period, totals: readonly number[], wanted: number): Day {
  return addDays(startsOn, totals.findLastIndex((total) => total < wanted) + 1)
}

/** The totals from the end of today to the end of the contest; none outside of it, and none without a pace. */
function expected(contest: Period, totals: readonly number[], today: Day): { day: Day; total: number }[] {
  const { startsOn, endsOn } = contest
  const done = workingDays(contest, startsOn, addDays(today, -1)).slice(-FORECAST_DAYS.most)
  const [since] = done
  if (today > endsOn || !since || done.length < FORECAST_DAYS.least) return []
  const before = (day: Day) => totals[daysBetween(startsOn, day) - 1] ?? 0
  const perDay = (before(today) - before(since)) / done.length
  const working = new Set(workingDays(contest, today, endsOn))

  let total = before(today)
  const days: { day: Day; total: number }[] = []
  for (let day = today; day <= endsOn; day = addDays(day, 1)) {
    if (working.has(day)) total += perDay
    // What today has brought already is kept, also when it is more than a day usually brings.
    if (day === today) total = Math.max(total, totals.at(-1) ?? 0)
    days.push({ day, total })
  }
  return days
}
