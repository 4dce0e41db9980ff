import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { AbsencesPart } from '#server/contest/duty/absences.part'
import { DutyController } from '#server/contest/duty/duty.controller'
import { DutyRepository } from '#server/contest/duty/duty.repository'
import { DutyService } from '#server/contest/duty/duty.service'
import { JournalModule } from '#server/journal/facts/journal.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** Calendar and absences. Other features ask `DutyService` who counts on a day. */
@Module({
  imports: [AuditModule, ContestsModule, JournalModule],
  controllers: [DutyController],
  providers: [AbsencesPart, DutyService, DutyRepository],
  exports: [DutyService],
})
export class DutyModule {}
