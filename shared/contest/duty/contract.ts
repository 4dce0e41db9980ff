import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { addDays, Day, daysBetween, pace } from '#shared/platform/time/time'

/** Whether the schedule (序时) counts calendar days or working days. */
export const PaceBasis = z.enum(['calendar', 'working'])
export type PaceBasis = z.infer<typeof PaceBasis>

/** The weekdays that are worked on, 1 = Monday … 7 = Sunday. */
export const WorkWeek = z
  .string()
  .regex(/^1?2?3?4?5?6?7?$/)
  .min(1)

export const AbsenceKind = z.enum(['leave', 'out', 'rest'])
export type AbsenceKind = z.infer<typeof AbsenceKind>

/** Whether someone takes part on that day: has joined and not left. */
export function isActive(person: { activeFrom: Day | null; activeTo: Day | null }, day: Day): boolean {
  const { activeFrom, activeTo } = person
  return (activeFrom === null || activeFrom <= day) && (activeTo === null || day <= activeTo)
}

/** Who is not on duty on a day, and why; `null` brings someone back. */
export const SetAbsenceInput = z.strictObject({ day: Day, participantId: z.uuid(), kind: AbsenceKind.nullable() })
export type SetAbsenceInput = z.infer<typeof SetAbsenceInput>

export const AbsenceView = z.object({ day: Day, participantId: z.uuid(), kind: AbsenceKind })
export type AbsenceView = z.infer<typeof AbsenceView>

/** A day that is not what its weekday says (调休): `isWorking` null takes it back to its weekday. */
export const SetCalendarDayInput = z.strictObject({
  day: Day,
  isWorking: z.boolean().nullable(),
  note: text(40, { min: 0 }),
})
export type SetCalendarDayInput = z.infer<typeof SetCalendarDayInput>

export const CalendarDayView = z.object({ day: Day, isWorking: z.boolean(), note: z.string() })
export type CalendarDayView = z.infer<typeof CalendarDayView>

/** The whole calendar of a contest: its weekdays and the days that differ from them. */
export const CalendarView = z.object({ workWeek: z.string(), days: z.array(CalendarDayView) })
export type CalendarView = z.infer<typeof CalendarView>

/** Swapped days and holidays, several at once. */
export const SetCalendarInput = z.strictObject({ days: z.array(SetCalendarDayInput).min(1).max(60) })
export type SetCalendarInput = z.infer<typeof SetCalendarInput>

/** What heads are counted by: the working days so far, and on how many of them each team's people were on duty. */
export const DutyShares = z.object({ elapsedDays: z.int(), personDays: z.record(z.uuid(), z.int()) })
export type DutyShares = z.infer<typeof DutyShares>

export const DayQuery = z.strictObject({ day: Day })
export type DayQuery = z.infer<typeof DayQuery>

/** What of a contest decides which of its days are worked on. */
export interface WorkCalendar {
  workWeek: string
  calendar: readonly CalendarDayView[]
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether `day` is worked on: by the calendar where it says something, else by its weekday. */
export function isWorkingDay({ workWeek, calendar }: WorkCalendar, day: Day): boolean {
  const named = calendar.find((each) => each.day === day)
  if (named) return named.isWorking
  return workWeek.includes(String(weekdayOf(day)))
}

/** The working days from `from` to `to`, both included. */
export function workingDays(contest: WorkCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(contest, day)) days.push(day)
  return days
}

/** The first working day after `day`, at most a month on; the next day where none is. */
export function nextWorkingDay(contest: WorkCalendar, day: Day): Day {
  for (let n = 1; n <= 31; n++) {
    const next = addDays(day, n)
    if (isWorkingDay(contest, next)) return next
  }
  return addDays(day, 1)
}

/** The so-manieth working day after `day`. */
export function workingDayAfter(contest: WorkCalendar, day: Day, days: number): Day {
  let last = day
  for (let n = 0; n < days; n++) last = nextWorkingDay(contest, last)
  return last
}

/** 序时进度 by the end of `today`, from 0 to 1, as the contest chose it: by calendar days or by working days. */
export function schedule(
  contest: WorkCalendar & { startsOn: Day; endsOn: Day; paceBasis: PaceBasis },
  today: Day,
): number {
  const { startsOn, endsOn } = contest
  if (contest.paceBasis !== 'working') return pace(startsOn, endsOn, today)
  const of = workingDays(contest, startsOn, endsOn).length
  if (of === 0) return pace(startsOn, endsOn, today)
  return workingDays(contest, startsOn, today < endsOn ? today : endsOn).length / of
}

/** 序时进度 by the end of each day of the contest, as `schedule` has it. */
export function scheduleOfDays(contest: WorkCalendar & { startsOn: Day; endsOn: Day; paceBasis: PaceBasis }): number[] {
  const { startsOn, endsOn, paceBasis } = contest
  const working = new Set(paceBasis === 'working' ? workingDays(contest, startsOn, endsOn) : [])
  const days = Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, at) => addDays(startsOn, at))
  let gone = 0
  return days.map((day, at) => {
    if (working.has(day)) gone += 1
    return working.size > 0 ? gone / working.size : (at + 1) / days.length
  })
}
