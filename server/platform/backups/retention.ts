import { KEPT } from '#shared/platform/backups/contract'
import { addDays, type Day, wallClock } from '#shared/platform/time/time'

/** Time of the daily backup on the centre's wall clock; a backup belongs to the day that begins here. */
export const QUIET_HOUR = '03:00'

export const quietDayOf = (at: Date, timezone: string): Day => {
  const { day, time } = wallClock(at, timezone)
  return time < QUIET_HOUR ? addDays(day, -1) : day
}

/** Milliseconds until the next quiet hour. */
export function msUntilQuiet(now: Date, timezone: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const left = (minutes(QUIET_HOUR) - minutes(wallClock(now, timezone).time) + 1_440) % 1_440
  return (left || 1_440) * 60_000
}

/** The daily backups to keep: the newest of each of 7 days, and before them of each of 4 weeks. */
export function retained<T extends { takenAt: Date }>(backups: readonly T[], timezone: string): Set<T> {
  const newestFirst = [...backups].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
  const day = (backup: T) => quietDayOf(backup.takenAt, timezone)
  const daily = firstOfEach(newestFirst, day).slice(0, KEPT.daily)
  const weekly = firstOfEach(newestFirst, (backup) => mondayOf(day(backup)))
  const older = weekly.filter((backup) => !daily.includes(backup)).slice(0, KEPT.weekly)
  return new Set([...daily, ...older])
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)))
}

const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
