import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { AbsencesPart } from '#server/contest/duty/absences.part'
import { AttendanceRepository } from '#server/contest/duty/attendance.repository'
import { AttendanceService } from '#server/contest/duty/attendance.service'
import { DutyController } from '#server/contest/duty/duty.controller'
import { DutyRepository } from '#server/contest/duty/duty.repository'
import { DutyService } from '#server/contest/duty/duty.service'
import { JournalModule } from '#server/journal/facts/journal.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** Calendar, absences and 签到. Other features ask `DutyService` who counts on a day, and `AttendanceService` who came. */
@Module({
  imports: [AuditModule, ContestsModule, JournalModule],
  controllers: [DutyController],
  providers: [AbsencesPart, AttendanceRepository, AttendanceService, DutyService, DutyRepository],
  exports: [AttendanceService, DutyService],
})
export class DutyModule {}
