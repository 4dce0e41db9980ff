import { z } from 'zod'
import { AttendanceView, type MarkAttendanceInput, MonthAttendance } from '#shared/contest/duty/attendance'
import { AbsenceView, CalendarView, type SetAbsenceInput, type SetCalendarInput } from '#shared/contest/duty/contract'
import { get, put } from '#web/api/http'

const at = (contestId: string, rest: string) => `/api/contests/${contestId}${rest}`

export const setCalendar = (contestId: string, input: SetCalendarInput) =>
  put(at(contestId, '/calendar'), CalendarView, input)
export const listAbsences = (contestId: string, day: string) =>
  get(at(contestId, `/absences?day=${day}`), z.array(AbsenceView))
/** Answers with all absences of that day. */
export const setAbsence = (contestId: string, input: SetAbsenceInput) =>
  put(at(contestId, '/absences'), z.array(AbsenceView), input)
/** Answers with all marks of that day. */
export const markAttendance = (contestId: string, input: MarkAttendanceInput) =>
  put(at(contestId, '/attendance'), z.array(AttendanceView), input)
export const readMonth = (contestId: string, month: string) =>
  get(at(contestId, `/attendance?month=${month}`), MonthAttendance)
