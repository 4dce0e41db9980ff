import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { ActivationWriter } from '#server/ledger/deals/activations/activation-writer'
import { ActivationsService } from '#server/ledger/deals/activations/activations.service'
import { DealsController } from '#server/ledger/deals/deals.controller'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DealChangesReader } from '#server/ledger/deals/ledger/deal-changes.reader'
import { EffectiveDealsReader } from '#server/ledger/deals/ledger/effective-deals.reader'
import { LedgerRepository } from '#server/ledger/deals/ledger/ledger.repository'
import { LedgerService } from '#server/ledger/deals/ledger/ledger.service'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { DealWriter } from '#server/ledger/deals/recording/deal-writer'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { RepricingGuard } from '#server/ledger/deals/recording/repricing-guard'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { CorrectionsService } from '#server/ledger/deals/reversals/corrections.service'
import { DealReplacement } from '#server/ledger/deals/reversals/deal-replacement'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { ReportedDeals } from '#server/ledger/deals/reversals/reported-deals'
import { ReversalsRepository } from '#server/ledger/deals/reversals/reversals.repository'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
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
    DealReplacement,
    DealConsequences,
    RepricingGuard,
    DealChangesReader,
    EffectiveDealsReader,
    DayPledges,
    ReportedDeals,
    ReversalsService,
    ReversalsRepository,
    WithdrawalsService,
    CancellationsService,
    ActivationsService,
    ActivationWriter,
    ReassignmentsService,
    CorrectionsService,
    LedgerService,
    LedgerRepository,
  ],
  exports: [
    DealsService,
    DealChangesReader,
    EffectiveDealsReader,
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
