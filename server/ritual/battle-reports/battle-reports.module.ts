import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { ListsModule } from '#server/field/lists/lists.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BattleReportsController } from '#server/ritual/battle-reports/battle-reports.controller'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { BroadcastNotes } from '#server/ritual/battle-reports/broadcast-notes'
import { BroadcastsService } from '#server/ritual/battle-reports/broadcasts.service'
import { DailyReportSource } from '#server/ritual/battle-reports/daily-report-source'
import { ListSummaries } from '#server/ritual/battle-reports/list-summaries'
import { NewestReportPart } from '#server/ritual/battle-reports/newest-report.part'
import { ReportDraftsService } from '#server/ritual/battle-reports/report-drafts.service'
import { ReportFiguresReader } from '#server/ritual/battle-reports/report-figures.reader'
import { ReportListeners } from '#server/ritual/battle-reports/report-listeners'
import { ReportOccasions } from '#server/ritual/battle-reports/report-occasions'
import { ReportPicturesController } from '#server/ritual/battle-reports/report-pictures.controller'
import { ReportPicturesService } from '#server/ritual/battle-reports/report-pictures.service'
import { ReportedDealsReader } from '#server/ritual/battle-reports/reported-deals.reader'
import { MeetingsModule } from '#server/ritual/meetings/meetings.module'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'

/** 战报. Other features may use `BattleReportsService`, above all to propose a day's report. */
@Module({
  imports: [
    ActivitiesModule,
    AuditModule,
    ContestsModule,
    DealsModule,
    DutyModule,
    InboxModule,
    JournalModule,
    ListsModule,
    MeetingsModule,
    PlaybookModule,
    PledgesModule,
    StandingsModule,
    TerritoriesModule,
  ],
  controllers: [BattleReportsController, ReportPicturesController],
  providers: [
    NewestReportPart,
    BattleReportsService,
    BroadcastsService,
    BroadcastNotes,
    ReportDraftsService,
    ReportListeners,
    ListSummaries,
    ReportPicturesService,
    ReportFiguresReader,
    ReportOccasions,
    ReportedDealsReader,
    DailyReportSource,
    BattleReportsRepository,
  ],
  exports: [BattleReportsService],
})
export class BattleReportsModule {}
