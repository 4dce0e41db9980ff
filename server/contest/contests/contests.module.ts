import { Module } from '@nestjs/common'
import { ContestLifecycleService } from '#server/contest/contests/contest-lifecycle.service'
import { ContestMetrics } from '#server/contest/contests/contest-metrics'
import { ContestsController } from '#server/contest/contests/contests.controller'
import { ContestsRepository } from '#server/contest/contests/contests.repository'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsRepository } from '#server/contest/contests/drafts.repository'
import { DraftsService } from '#server/contest/contests/drafts.service'
import { RevisionsService } from '#server/contest/contests/revisions.service'
import { SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { JournalModule } from '#server/journal/facts/journal.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { MetricCollectorsModule } from '#server/platform/monitoring/metric-collectors'

/** Contests: drafts, start, amendments, close. Other features see a contest through `ContestsService`. */
@Module({
  imports: [AuditModule, AuthModule, CentersModule, JournalModule, MetricCollectorsModule],
  controllers: [ContestsController],
  providers: [
    SnapshotParts,
    ContestMetrics,
    ContestsService,
    ContestsRepository,
    ContestLifecycleService,
    DraftsService,
    DraftsRepository,
    RevisionsService,
  ],
  exports: [ContestsService, DraftsService, SnapshotParts],
})
export class ContestsModule {}
