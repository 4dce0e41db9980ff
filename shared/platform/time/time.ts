import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`, in a contest's time zone. */
export const Day = z.iso.date({ abort: true })
export type Day = z.infer<typeof Day>

/** A calendar month, `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** An instant as ISO text in UTC. */
export const Instant = z.iso.datetime()

/** A wall-clock time of day, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const TimeZone = z.string().max(64).refine(isTimeZone)

function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    formats.set(timezone, format)
  }
  return format
}

/** The wall clock of `timezone` at that instant: its day and its `HH:MM`. */
export function wallClock(at: Date, timezone: string): { day: Day; time: string } {
  const [day, time] = formatOf(timezone).format(at).split(' ') as [string, string]
  return { day, time }
}

/** The business date that an instant falls on in `timezone`. */
export const dayOf = (at: Date, timezone: string): Day => wallClock(at, timezone).day

/** `days` may be negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`, 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Which day of how many a contest is in; `day` is 0 before the start and stays at `of` after the end. */
export function dayCount(startsOn: Day, endsOn: Day, today: Day): { day: number; of: number } {
  const of = daysBetween(startsOn, endsOn) + 1
  return { day: Math.min(of, Math.max(0, daysBetween(startsOn, today) + 1)), of }
}

/** 序时进度: the share of the period gone by the end of `today`, from 0 to 1. */
export function pace(startsOn: Day, endsOn: Day, today: Day): number {
  const { day, of } = dayCount(startsOn, endsOn, today)
  return day / of
}
