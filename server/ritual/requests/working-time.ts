import { instantOf } from '#shared/platform/time/instant-of'
import { addDays, type Day, wallClock } from '#shared/platform/time/time'
import type { RequestTerms, ServicePromise } from '#shared/ritual/requests/terms'

const MINUTE_MS = 60_000
/** A promise that no working day keeps within so many days is due at their end. */
const MOST_DAYS = 120

/** When the back office works: its hours, on the days that `isWorking` says, in `timezone`. */
export interface WorkingTime {
  hours: Pick<RequestTerms, 'from' | 'to'>
  timezone: string
  isWorking: (day: Day) => boolean
}

/** The promised moment of what is asked at `start`. */
export function dueAfter(start: Date, promise: ServicePromise, work: WorkingTime): Date {
  if (promise.unit === 'minutes') return afterMinutes(start, promise.amount, work)
  let day = wallClock(start, work.timezone).day
  let left = promise.amount
  for (let i = 0; i < MOST_DAYS && left > 0; i++) {
    day = addDays(day, 1)
    if (work.isWorking(day)) left--
  }
  return instantOf(day, work.hours.to, work.timezone)
}

/** When it is given to a director: after one and a half times the promise. */
export function escalationAfter(start: Date, promise: ServicePromise, work: WorkingTime): Date {
  if (promise.unit === 'minutes') return afterMinutes(start, Math.ceil(promise.amount * 1.5), work)
  const half = Math.ceil((promise.amount * minutesADay(work.hours)) / 2)
  return afterMinutes(dueAfter(start, promise, work), half, work)
}

/** Moves on by so many minutes of working time. */
function afterMinutes(start: Date, minutes: number, { hours, timezone, isWorking }: WorkingTime): Date {
  let left = minutes * MINUTE_MS
  let day = wallClock(start, timezone).day
  for (let i = 0; i < MOST_DAYS; i++, day = addDays(day, 1)) {
    if (!isWorking(day)) continue
    const opens = Math.max(start.getTime(), instantOf(day, hours.from, timezone).getTime())
    const span = instantOf(day, hours.to, timezone).getTime() - opens
    if (span <= 0) continue
    if (left <= span) return new Date(opens + left)
    left -= span
  }
  return instantOf(day, hours.to, timezone)
}

function minutesADay({ from, to }: WorkingTime['hours']): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return minutes(to) - minutes(from)
}
