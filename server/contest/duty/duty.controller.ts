import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DutyService } from '#server/contest/duty/duty.service'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import {
  type AbsenceView,
  type CalendarView,
  DayQuery,
  SetAbsenceInput,
  SetCalendarInput,
} from '#shared/contest/duty/contract'

@Controller('api/contests/:contestId')
export class DutyController {
  constructor(private readonly duty: DutyService) {}

  @Get('calendar')
  @AllowTv()
  calendar(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
  ): Promise<CalendarView> {
    return this.duty.calendar(caller, contestId)
  }

  @Put('calendar')
  @DirectorsOnly()
  setCalendar(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: SetCalendarInput }) input: SetCalendarInput,
  ): Promise<CalendarView> {
    return this.duty.setCalendar(person, contestId, input)
  }

  @Get('absences')
  absences(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<AbsenceView[]> {
    return this.duty.absences(person, contestId, day)
  }

  @Put('absences')
  setAbsence(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: SetAbsenceInput }) input: SetAbsenceInput,
  ): Promise<AbsenceView[]> {
    return this.duty.setAbsence(person, contestId, input)
  }
}
