import { Injectable } from '@nestjs/common'
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

  absencesBetween(contestId: string, from: string, to: string): Promise<Pick<Absence, 'day' | 'participantId'>[]> {
    return this.uow.sql<Pick<Absence, 'day' | 'participantId'>>`
      select "day", "participantId" from absence
      where "contestId" = ${contestId} and "day" between ${from} and ${to}`
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

  async removeAbsencesOf(participantId: string): Promise<void> {
    await this.uow.manager.delete(Absence, { participantId })
  }
}
