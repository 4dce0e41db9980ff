import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { ActivationsLedger } from '#server/ledger/deals/activations.ledger'
import { ActivationsService } from '#server/ledger/deals/activations.service'
import { CancellationsService } from '#server/ledger/deals/cancellations.service'
import { CorrectionsService } from '#server/ledger/deals/corrections.service'
import { DayPledges } from '#server/ledger/deals/day-pledges'
import { DealBatches } from '#server/ledger/deals/deal-batches'
import { DealChangesReader } from '#server/ledger/deals/deal-changes.reader'
import { DealConsequences } from '#server/ledger/deals/deal-consequences'
import { DealWriter } from '#server/ledger/deals/deal-writer'
import { DealsController } from '#server/ledger/deals/deals.controller'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DealsService } from '#server/ledger/deals/deals.service'
import { DealsAnew } from '#server/ledger/deals/deals-anew'
import { LedgerRepository } from '#server/ledger/deals/ledger.repository'
import { LedgerService } from '#server/ledger/deals/ledger.service'
import { ReassignmentsService } from '#server/ledger/deals/reassignments.service'
import { ReportedDeals } from '#server/ledger/deals/reported-deals'
import { RepricingGuard } from '#server/ledger/deals/repricing-guard'
import { ReversalsService } from '#server/ledger/deals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/withdrawals.service'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** The ledger of deals. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, StandingsModule, JournalModule],
  controllers: [DealsController],
  providers: [
    DealsService,
    DealsRepository,
    DealWriter,
    DealBatches,
    DealsAnew,
    DealConsequences,
    RepricingGuard,
    DealChangesReader,
    DayPledges,
    ReportedDeals,
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
    DealChangesReader,
    DayPledges,
    ReportedDeals,
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
