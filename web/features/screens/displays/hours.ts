import { wallClock } from '#shared/platform/time/time'

const MINUTE_MS = 60_000

/** How long until that time of the contest's day; negative once it has passed. */
export function msUntil(time: string, now: Date, timezone: string): number {
  const minutesOf = (text: string) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number)
    return hours * 60 + minutes
  }
  const passed = now.getTime() % MINUTE_MS
  return (minutesOf(time) - minutesOf(wallClock(now, timezone).time)) * MINUTE_MS - passed
}
