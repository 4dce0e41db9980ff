import { z } from 'zod'
import { addDays, type Day } from '#shared/platform/time/time'

/** What a list of people or a race is about: the whole contest, the calendar month, the week from Monday, or today. */
export const BoardSpan = z.enum(['whole', 'month', 'week', 'today'])
export type BoardSpan = z.infer<typeof BoardSpan>

/** Days from `from` to `to`, both included; nothing where `from` is the later one. */
export interface Days {
  from: Day
  to: Day
}
type Period = { startsOn: Day; endsOn: Day }

/** Each of the days, in their order. */
export function daysIn({ from, to }: Days): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** The Monday of the week that a day is in. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`

/** The week or the month that a day is in, up to that day, cut at the contest's first and last one. */
export function daysOf({ startsOn, endsOn }: Period, span: 'week' | 'month', day: Day): Days {
  const to = day < endsOn ? day : endsOn
  const from = span === 'week' ? mondayOf(to) : firstOfMonth(to)
  return { from: from > startsOn ? from : startsOn, to }
}

/** The week before the one that a day is in, cut in the same way. */
export function weekBefore({ startsOn, endsOn }: Period, day: Day): Days {
  const monday = mondayOf(day < endsOn ? day : endsOn)
  const from = addDays(monday, -7)
  return { from: from > startsOn ? from : startsOn, to: addDays(monday, -1) }
}

/** The calendar month before the one that a day is in, cut in the same way. */
export function monthBefore({ startsOn, endsOn }: Period, day: Day): Days {
  const to = addDays(firstOfMonth(day < endsOn ? day : endsOn), -1)
  const from = firstOfMonth(to)
  return { from: from > startsOn ? from : startsOn, to }
}

/** As far into the week or month before as the day is into its own; nothing where the contest had not begun by then. */
export function sameTimeBefore({ startsOn, endsOn }: Period, span: 'week' | 'month', day: Day): Days | null {
  const at = day < endsOn ? day : endsOn
  const monday = mondayOf(at)
  const first = span === 'week' ? addDays(monday, -7) : firstOfMonth(addDays(firstOfMonth(at), -1))
  if (first < startsOn) return null
  if (span === 'week') return { from: first, to: addDays(at, -7) }
  const [sameDate, last] = [`${first.slice(0, 8)}${at.slice(8)}`, addDays(firstOfMonth(at), -1)]
  return { from: first, to: sameDate < last ? sameDate : last }
}
