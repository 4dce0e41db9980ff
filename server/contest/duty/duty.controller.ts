import { Body, Controller, Get, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { AttendanceService } from '#server/contest/duty/attendance.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { AttendanceView, MarkAttendanceInput, MonthAttendance, MonthQuery } from '#shared/contest/duty/attendance'
import { AbsenceView, CalendarView, DayQuery, SetAbsenceInput, SetCalendarInput } from '#shared/contest/duty/contract'

@Controller('api/contests/:contestId')
export class DutyController {
  constructor(
    private readonly duty: DutyService,
    private readonly attendance: AttendanceService,
  ) {}

  @Get('calendar')
  @AllowTv()
  @Describe({ zh: '竞赛日历', en: 'The contest’s calendar', answer: CalendarView })
  calendar(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<CalendarView> {
    return this.duty.calendar(caller, contestId)
  }

  @Put('calendar')
  @DirectorsOnly()
  @Describe({ zh: '改竞赛日历', en: 'Change the calendar', answer: CalendarView, errors: ['contest_closed'] })
  setCalendar(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetCalendarInput }) input: SetCalendarInput,
  ): Promise<CalendarView> {
    return this.duty.setCalendar(person, contestId, input)
  }

  @Get('absences')
  @Describe({ zh: '列出请假', en: 'List who is away', answer: z.array(AbsenceView) })
  absences(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<AbsenceView[]> {
    return this.duty.absences(person, contestId, day)
  }

  @Put('absences')
  @Describe({
    zh: '设请假',
    en: 'Set who is away',
    answer: z.array(AbsenceView),
    errors: [
      'absence_day_over',
      'not_for_others',
      'business_date_outside_contest',
      'contest_closed',
      'not_a_participant',
    ],
  })
  setAbsence(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetAbsenceInput }) input: SetAbsenceInput,
  ): Promise<AbsenceView[]> {
    return this.duty.setAbsence(person, contestId, input)
  }

  @Get('attendance')
  @Describe({ zh: '一个月的考勤', en: 'Attendance of a month', answer: MonthAttendance })
  month(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: MonthQuery }) { month }: MonthQuery,
  ): Promise<MonthAttendance> {
    return this.attendance.month(person, contestId, month)
  }

  @Put('attendance')
  @DirectorsOnly()
  @Describe({
    zh: '点名签到',
    en: 'Mark who came',
    answer: z.array(AttendanceView),
    errors: ['business_date_outside_contest', 'contest_closed', 'not_a_participant'],
  })
  mark(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: MarkAttendanceInput }) input: MarkAttendanceInput,
  ): Promise<AttendanceView[]> {
    return this.attendance.mark(person, contestId, input)
  }
}
