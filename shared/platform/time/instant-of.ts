import { type Day, wallClock } from './time'

/** The instant at which the wall clock of `timezone` shows that day and time; of a time that a clock change skips, the one after it. */
export function instantOf(day: Day, time: string, timezone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let at = wanted
  // Twice, as the offset may differ between the guess and the result.
  for (let i = 0; i < 2; i++) {
    const shown = wallClock(new Date(at), timezone)
    at += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`)
  }
  return new Date(at)
}
