import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { CollisionsService } from '#server/ledger/disputes/collisions.service'
import { DisputeFacts } from '#server/ledger/disputes/dispute-facts'
import { DisputesController } from '#server/ledger/disputes/disputes.controller'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import { RulingEffects } from '#server/ledger/disputes/ruling-effects'
import { RulingNotes } from '#server/ledger/disputes/ruling-notes'
import { RulingsService } from '#server/ledger/disputes/rulings.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/** Objections and collisions (撞单), and their rulings. */
@Module({
  imports: [AuditModule, ContestsModule, DealsModule, InboxModule, JournalModule],
  controllers: [DisputesController],
  providers: [
    DisputesService,
    CollisionsService,
    RulingsService,
    RulingEffects,
    RulingNotes,
    DisputeFacts,
    DisputesRepository,
  ],
  exports: [DisputesService],
})
export class DisputesModule {}
