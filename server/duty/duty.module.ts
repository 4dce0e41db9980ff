import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyController } from '#server/duty/duty.controller'
import { DutyRepository } from '#server/duty/duty.repository'
import { DutyService } from '#server/duty/duty.service'
import { RecentDaysService } from '#server/duty/recent-days.service'
import { JournalModule } from '#server/live/journal.module'
import { StandingsModule } from '#server/standings/standings.module'

/** Calendar and absences. Other features ask `DutyService` who counts on a day. */
@Module({
  imports: [AuditModule, ContestsModule, JournalModule, StandingsModule],
  controllers: [DutyController],
  providers: [DutyService, DutyRepository, RecentDaysService],
  exports: [DutyService, RecentDaysService],
})
export class DutyModule {}
