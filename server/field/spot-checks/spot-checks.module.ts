import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { SpotCheckDrawsService } from '#server/field/spot-checks/spot-check-draws.service'
import { SpotCheckNotes } from '#server/field/spot-checks/spot-check-notes'
import { SpotCheckViews } from '#server/field/spot-checks/spot-check-views'
import { SpotChecksController } from '#server/field/spot-checks/spot-checks.controller'
import { SpotChecksRepository } from '#server/field/spot-checks/spot-checks.repository'
import { SpotChecksService } from '#server/field/spot-checks/spot-checks.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 抽查. */
@Module({
  imports: [AuditModule, ContestsModule, InboxModule],
  controllers: [SpotChecksController],
  providers: [SpotCheckDrawsService, SpotCheckNotes, SpotCheckViews, SpotChecksRepository, SpotChecksService],
})
export class SpotChecksModule {}
