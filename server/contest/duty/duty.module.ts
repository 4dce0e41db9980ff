import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyController } from '#server/contest/duty/duty.controller'
import { DutyRepository } from '#server/contest/duty/duty.repository'
import { DutyService } from '#server/contest/duty/duty.service'
import { JournalModule } from '#server/journal/facts/journal.module'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** Calendar and absences. Other features ask `DutyService` who counts on a day. */
@Module({
  imports: [AuditModule, ContestsModule, JournalModule, StandingsModule],
  controllers: [DutyController],
  providers: [DutyService, DutyRepository, RecentDaysService],
  exports: [DutyService, RecentDaysService],
})
export class DutyModule {}
