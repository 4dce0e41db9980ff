import { z } from 'zod'
import { Day } from './time'

export const AbsenceKind = z.enum(['leave', 'out', 'rest'])
export type AbsenceKind = z.infer<typeof AbsenceKind>

/** Who is not on duty on a day, and why; `null` brings someone back. */
export const SetAbsenceInput = z.strictObject({ day: Day, participantId: z.uuid(), kind: AbsenceKind.nullable() })
export type SetAbsenceInput = z.infer<typeof SetAbsenceInput>

export const AbsenceView = z.object({ day: Day, participantId: z.uuid(), kind: AbsenceKind })
export type AbsenceView = z.infer<typeof AbsenceView>

/** A day that is not what its weekday says (调休): `isWorking` null takes it back to its weekday. */
export const SetCalendarDayInput = z.strictObject({
  day: Day,
  isWorking: z.boolean().nullable(),
  note: z.string().trim().max(40),
})
export type SetCalendarDayInput = z.infer<typeof SetCalendarDayInput>

export const CalendarDayView = z.object({ day: Day, isWorking: z.boolean(), note: z.string() })
export type CalendarDayView = z.infer<typeof CalendarDayView>
