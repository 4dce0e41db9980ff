import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DealsModule } from '#server/deals/deals.module'
import { CollisionsService } from '#server/disputes/collisions.service'
import { DisputeFacts } from '#server/disputes/dispute-facts'
import { DisputesController } from '#server/disputes/disputes.controller'
import { DisputesRepository } from '#server/disputes/disputes.repository'
import { DisputesService } from '#server/disputes/disputes.service'
import { RulingsService } from '#server/disputes/rulings.service'
import { JournalModule } from '#server/live/journal.module'

/** Objections and collisions (撞单), and their rulings. */
@Module({
  imports: [AuditModule, ContestsModule, DealsModule, JournalModule],
  controllers: [DisputesController],
  providers: [DisputesService, CollisionsService, RulingsService, DisputeFacts, DisputesRepository],
})
export class DisputesModule {}
