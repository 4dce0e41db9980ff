import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { ActivationWriter } from '#server/ledger/deals/activations/activation-writer'
import { ActivationsService } from '#server/ledger/deals/activations/activations.service'
import { DealsController } from '#server/ledger/deals/deals.controller'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DealChangesReader } from '#server/ledger/deals/ledger/deal-changes.reader'
import { DealCustomerReader } from '#server/ledger/deals/ledger/deal-customer.reader'
import { DealFinder } from '#server/ledger/deals/ledger/deal-finder'
import { DealHabitsReader } from '#server/ledger/deals/ledger/deal-habits.reader'
import { LedgerRepository } from '#server/ledger/deals/ledger/ledger.repository'
import { LedgerService } from '#server/ledger/deals/ledger/ledger.service'
import { LedgerCandidates } from '#server/ledger/deals/ledger/ledger-candidates'
import { LedgerSearch } from '#server/ledger/deals/ledger/ledger-search'
import { TerritoryDeals } from '#server/ledger/deals/ledger/territory-deals'
import { TerritorySalesReader } from '#server/ledger/deals/ledger/territory-sales.reader'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { DealWriter } from '#server/ledger/deals/recording/deal-writer'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { QuantityCheck } from '#server/ledger/deals/recording/quantity-check'
import { RepricingGuard } from '#server/ledger/deals/recording/repricing-guard'
import { SaleChecks } from '#server/ledger/deals/recording/sale-checks'
import { SaleGroupChecks } from '#server/ledger/deals/recording/sale-group-checks'
import { SaleGroupWriter } from '#server/ledger/deals/recording/sale-group-writer'
import { SaleGroups } from '#server/ledger/deals/recording/sale-groups'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { CorrectionsService } from '#server/ledger/deals/reversals/corrections.service'
import { DealReplacement } from '#server/ledger/deals/reversals/deal-replacement'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { ReportedDeals } from '#server/ledger/deals/reversals/reported-deals'
import { ReversalsRepository } from '#server/ledger/deals/reversals/reversals.repository'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { LapseNotes } from '#server/ledger/deals/reviews/lapse-notes'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { NumberWriter } from '#server/ledger/deals/reviews/number-writer'
import { NumbersService } from '#server/ledger/deals/reviews/numbers.service'
import { ReviewEnds } from '#server/ledger/deals/reviews/review-ends'
import { ReviewGuard } from '#server/ledger/deals/reviews/review-guard'
import { ReviewWriter } from '#server/ledger/deals/reviews/review-writer'
import { ReviewsController } from '#server/ledger/deals/reviews/reviews.controller'
import { ReviewsService } from '#server/ledger/deals/reviews/reviews.service'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** The ledger of deals. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, InboxModule, StandingsModule, JournalModule, TerritoriesModule],
  controllers: [DealsController, ReviewsController],
  providers: [
    DealsService,
    DealsRepository,
    DealWriter,
    SaleChecks,
    SaleGroups,
    SaleGroupChecks,
    SaleGroupWriter,
    DealBatches,
    DealReplacement,
    DealConsequences,
    RepricingGuard,
    DealChangesReader,
    DealCustomerReader,
    DealHabitsReader,
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
    TerritoryDeals,
    TerritorySalesReader,
    DealFinder,
    LedgerCandidates,
    LedgerRepository,
    LedgerSearch,
    ReviewsService,
    ReviewsRepository,
    ReviewWriter,
    ReviewEnds,
    ReviewGuard,
    NumbersService,
    NumberWriter,
    NumberDeadlines,
    LapseNotes,
    QuantityCheck,
  ],
  exports: [
    DealsService,
    DealCustomerReader,
    NumbersService,
    DealChangesReader,
    DealCustomerReader,
    DealHabitsReader,
    TerritorySalesReader,
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
