import { Injectable } from '@nestjs/common'
import { Between } from 'typeorm'
import { CalendarDay } from '#server/contest/contests/calendar-day.entity'
import { Absence } from '#server/contest/duty/duty.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Absences and the days that are not what their weekday says. */
@Injectable()
export class DutyRepository {
  constructor(private readonly uow: UnitOfWork) {}

  absencesOf(contestId: string, day: string): Promise<Absence[]> {
    return this.uow.manager.findBy(Absence, { contestId, day })
  }

  absencesBetween(contestId: string, from: string, to: string): Promise<Absence[]> {
    return this.uow.manager.findBy(Absence, { contestId, day: Between(from, to) })
  }

  async setAbsence(absence: Absence): Promise<void> {
    await this.uow.manager.upsert(Absence, { ...absence }, ['contestId', 'day', 'participantId'])
  }

  async removeAbsence(contestId: string, day: string, participantId: string): Promise<void> {
    await this.uow.manager.delete(Absence, { contestId, day, participantId })
  }

  async setDay(day: CalendarDay): Promise<void> {
    await this.uow.manager.upsert(CalendarDay, { ...day }, ['contestId', 'day'])
  }

  async removeDay(contestId: string, day: string): Promise<void> {
    await this.uow.manager.delete(CalendarDay, { contestId, day })
  }

  /** On the path of a day's first deal: who is absent, and whether they have sold all the same; one statement. */
  absentSellers(contestId: string, day: string): Promise<{ participantId: string; deals: number }[]> {
    return this.uow.sql<{ participantId: string; deals: number }>`
      select a."participantId", coalesce(s."quantity", 0) as "deals"
      from absence a left join standing s on s."contestId" = a."contestId" and s."day" = a."day"
        and s."participantId" = a."participantId" and s."metricId" = ''
      where a."contestId" = ${contestId} and a."day" = ${day}`
  }
}
