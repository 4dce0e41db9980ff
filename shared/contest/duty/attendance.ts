import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'

/** 签到: whether someone came to the morning meeting in time. */
export const AttendanceState = z.enum(['on_time', 'late'])
export type AttendanceState = z.infer<typeof AttendanceState>

/** One tap for one person, or for all who are not marked yet; `null` takes the mark away. */
export const MarkAttendanceInput = z.strictObject({
  day: Day,
  participantIds: z.array(z.uuid()).min(1).max(1_000),
  state: AttendanceState.nullable(),
})
export type MarkAttendanceInput = z.infer<typeof MarkAttendanceInput>

export const AttendanceView = z.object({ participantId: z.uuid(), state: AttendanceState, at: Instant })
export type AttendanceView = z.infer<typeof AttendanceView>

export const MonthQuery = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
export type MonthQuery = z.infer<typeof MonthQuery>

/**
 * 考勤 of a month, over the `days` on which a roll was called: how often each person was there in time, came late, was
 * on leave (请假), was away otherwise (外出, 休息), or was not marked. Directors get everyone, others themselves.
 */
export const MonthAttendance = z.object({
  days: z.array(Day),
  people: z.array(
    z.object({
      participantId: z.uuid(),
      onTime: z.int(),
      late: z.int(),
      leave: z.int(),
      away: z.int(),
      unmarked: z.int(),
    }),
  ),
})
export type MonthAttendance = z.infer<typeof MonthAttendance>
