import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { ContestsController } from '#server/contests/contests.controller'
import { ContestsRepository } from '#server/contests/contests.repository'
import { ContestsService } from '#server/contests/contests.service'
import { DraftsRepository } from '#server/contests/drafts.repository'
import { DraftsService } from '#server/contests/drafts.service'
import { RevisionsService } from '#server/contests/revisions.service'
import { JournalModule } from '#server/live/journal.module'
import { SessionsModule } from '#server/sessions/sessions.module'

/** Contests: drafts, start, amendments, close. Other features see a contest through `ContestsService`. */
@Module({
  imports: [AuditModule, CentersModule, JournalModule, SessionsModule],
  controllers: [ContestsController],
  providers: [ContestsService, ContestsRepository, DraftsService, DraftsRepository, RevisionsService],
  exports: [ContestsService, ContestsRepository, DraftsService],
})
export class ContestsModule {}
