import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DealsController } from '#server/deals/deals.controller'
import { DealsRepository } from '#server/deals/deals.repository'
import { DealsService } from '#server/deals/deals.service'
import { LedgerRepository } from '#server/deals/ledger.repository'
import { LedgerService } from '#server/deals/ledger.service'
import { WithdrawalsService } from '#server/deals/withdrawals.service'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { PledgesModule } from '#server/pledges/pledges.module'
import { StandingsModule } from '#server/standings/standings.module'

/** The ledger of deals. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, StandingsModule, PledgesModule, JournalModule],
  controllers: [DealsController],
  providers: [DealsService, DealsRepository, WithdrawalsService, LedgerService, LedgerRepository],
})
export class DealsModule {}
