import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { ActivationsLedger } from '#server/deals/activations.ledger'
import { ActivationsService } from '#server/deals/activations.service'
import { CancellationsService } from '#server/deals/cancellations.service'
import { CorrectionsService } from '#server/deals/corrections.service'
import { DealBatches } from '#server/deals/deal-batches'
import { DealConsequences } from '#server/deals/deal-consequences'
import { DealWriter } from '#server/deals/deal-writer'
import { DealsController } from '#server/deals/deals.controller'
import { DealsRepository } from '#server/deals/deals.repository'
import { DealsService } from '#server/deals/deals.service'
import { DealsAnew } from '#server/deals/deals-anew'
import { LedgerRepository } from '#server/deals/ledger.repository'
import { LedgerService } from '#server/deals/ledger.service'
import { ReassignmentsService } from '#server/deals/reassignments.service'
import { ReportedDealsRepository } from '#server/deals/reported-deals.repository'
import { ReversalsService } from '#server/deals/reversals.service'
import { WithdrawalsService } from '#server/deals/withdrawals.service'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { PledgesModule } from '#server/pledges/pledges.module'
import { StandingsModule } from '#server/standings/standings.module'

/** The ledger of deals. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, StandingsModule, PledgesModule, JournalModule],
  controllers: [DealsController],
  providers: [
    DealsService,
    DealsRepository,
    DealWriter,
    DealBatches,
    DealsAnew,
    DealConsequences,
    ReportedDealsRepository,
    ReversalsService,
    WithdrawalsService,
    CancellationsService,
    ActivationsService,
    ActivationsLedger,
    ReassignmentsService,
    CorrectionsService,
    LedgerService,
    LedgerRepository,
  ],
  exports: [
    DealsService,
    DealBatches,
    CancellationsService,
    ActivationsService,
    CorrectionsService,
    ReassignmentsService,
    ReversalsService,
    WithdrawalsService,
  ],
})
export class DealsModule {}
