import { Injectable } from '@nestjs/common'
import { Between, In } from 'typeorm'
import { Attendance } from '#server/contest/duty/attendance.entity'
import { Absence } from '#server/contest/duty/duty.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Who came to the morning meetings. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofDay(contestId: string, day: string): Promise<Attendance[]> {
    return this.uow.manager.findBy(Attendance, { contestId, day })
  }

  between(contestId: string, from: string, to: string): Promise<Attendance[]> {
    return this.uow.manager.findBy(Attendance, { contestId, day: Between(from, to) })
  }

  absencesBetween(contestId: string, from: string, to: string): Promise<Absence[]> {
    return this.uow.manager.findBy(Absence, { contestId, day: Between(from, to) })
  }

  async save(rows: readonly Attendance[]): Promise<void> {
    await this.uow.manager.upsert(
      Attendance,
      rows.map((row) => ({ ...row })),
      ['contestId', 'day', 'participantId'],
    )
  }

  async remove(contestId: string, day: string, participantIds: readonly string[]): Promise<void> {
    await this.uow.manager.delete(Attendance, { contestId, day, participantId: In([...participantIds]) })
  }

  async removeOf(participantId: string): Promise<void> {
    await this.uow.manager.delete(Attendance, { participantId })
  }
}
