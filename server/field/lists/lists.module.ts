import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { AssignmentsRepository } from '#server/field/lists/assignments.repository'
import { AssignmentsService } from '#server/field/lists/assignments.service'
import { ClaimsController } from '#server/field/lists/claims.controller'
import { ClaimsService } from '#server/field/lists/claims.service'
import { ClosingsController } from '#server/field/lists/closings.controller'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { DealLines } from '#server/field/lists/deal-lines.listener'
import { DispatchService } from '#server/field/lists/dispatch.service'
import { DealingController } from '#server/field/lists/drafting/dealing.controller'
import { DealingService } from '#server/field/lists/drafting/dealing.service'
import { DraftReader } from '#server/field/lists/drafting/draft.reader'
import { DraftMoves } from '#server/field/lists/drafting/draft-moves'
import { DraftOrder } from '#server/field/lists/drafting/draft-order'
import { DraftsController } from '#server/field/lists/drafting/drafts.controller'
import { DraftsRepository } from '#server/field/lists/drafting/drafts.repository'
import { DraftsService } from '#server/field/lists/drafting/drafts.service'
import { ElsewhereService } from '#server/field/lists/elsewhere.service'
import { KeptLists } from '#server/field/lists/kept-lists'
import { LineTerritories } from '#server/field/lists/line-territories'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListDraftsService } from '#server/field/lists/list-drafts.service'
import { ListHolds } from '#server/field/lists/list-holds'
import { ListLapses } from '#server/field/lists/list-lapses'
import { ListWeekReader } from '#server/field/lists/list-week.reader'
import { ListsController } from '#server/field/lists/lists.controller'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { ListsService } from '#server/field/lists/lists.service'
import { ObjectionsReader } from '#server/field/lists/objections.reader'
import { ObjectionsService } from '#server/field/lists/objections.service'
import { OrdersController } from '#server/field/lists/orders.controller'
import { OwnLinesReader } from '#server/field/lists/own-lines.reader'
import { OwnListsService } from '#server/field/lists/own-lists.service'
import { RepliesRepository } from '#server/field/lists/replies.repository'
import { RepliesService } from '#server/field/lists/replies.service'
import { RevealsRepository } from '#server/field/lists/reveals.repository'
import { RevealsService } from '#server/field/lists/reveals.service'
import { SettlementsService } from '#server/field/lists/settlements.service'
import { ListTallies } from '#server/field/lists/tallies/list-tallies'
import { ListTalliesPart } from '#server/field/lists/tallies/list-tallies.part'
import { ListTalliesReader } from '#server/field/lists/tallies/list-tallies.reader'
import { ListTalliesRepository } from '#server/field/lists/tallies/list-tallies.repository'
import { TeamLinesReader } from '#server/field/lists/team-lines.reader'
import { TouchesService } from '#server/field/lists/touches.service'
import { VisitLines } from '#server/field/lists/visit-lines.listener'
import { Winbacks } from '#server/field/lists/winbacks.listener'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { DisputesModule } from '#server/ledger/disputes/disputes.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 名单: customers to win, first claimed and then assigned. */
@Module({
  imports: [
    ActivitiesModule,
    AuditModule,
    ContestsModule,
    DealsModule,
    DisputesModule,
    DutyModule,
    InboxModule,
    JournalModule,
    StandingsModule,
    TerritoriesModule,
  ],
  controllers: [
    ListsController,
    ClaimsController,
    OrdersController,
    ClosingsController,
    DraftsController,
    DealingController,
  ],
  providers: [
    ListsService,
    ListDraftsService,
    ListsRepository,
    LinesRepository,
    ListHolds,
    ClaimsService,
    DispatchService,
    RepliesService,
    RepliesRepository,
    AssignmentsService,
    AssignmentsRepository,
    TouchesService,
    RevealsRepository,
    RevealsService,
    OwnLinesReader,
    ListLapses,
    DealingService,
    DraftMoves,
    DraftOrder,
    DraftReader,
    DraftsRepository,
    DraftsService,
    ListWeekReader,
    TeamLinesReader,
    ListTallies,
    ListTalliesPart,
    ListTalliesReader,
    ListTalliesRepository,
    DealLines,
    KeptLists,
    ClosingsRepository,
    ElsewhereService,
    ObjectionsService,
    ObjectionsReader,
    SettlementsService,
    OwnListsService,
    Winbacks,
    VisitLines,
    LineTerritories,
  ],
  exports: [ListWeekReader, TeamLinesReader],
})
export class ListsModule {}
