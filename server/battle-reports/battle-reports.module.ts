import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { BattleReportsController } from '#server/battle-reports/battle-reports.controller'
import { BattleReportsRepository } from '#server/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/battle-reports/battle-reports.service'
import { BroadcastsService } from '#server/battle-reports/broadcasts.service'
import { EveningReportService } from '#server/battle-reports/evening-report.service'
import { FinalReportService } from '#server/battle-reports/final-report.service'
import { ReportFiguresReader } from '#server/battle-reports/report-figures.reader'
import { ReportOccasions } from '#server/battle-reports/report-occasions'
import { ReportPicturesController } from '#server/battle-reports/report-pictures.controller'
import { ReportPicturesService } from '#server/battle-reports/report-pictures.service'
import { ReportTotalsRepository } from '#server/battle-reports/report-totals.repository'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { MeetingsModule } from '#server/meetings/meetings.module'
import { PledgesModule } from '#server/pledges/pledges.module'
import { StandingsModule } from '#server/standings/standings.module'

/** 战报. Other features may use `BattleReportsService`, above all to propose a day's report. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, JournalModule, MeetingsModule, PledgesModule, StandingsModule],
  controllers: [BattleReportsController, ReportPicturesController],
  providers: [
    BattleReportsService,
    BroadcastsService,
    EveningReportService,
    FinalReportService,
    ReportPicturesService,
    ReportFiguresReader,
    ReportOccasions,
    ReportTotalsRepository,
    BattleReportsRepository,
  ],
  exports: [BattleReportsService],
})
export class BattleReportsModule {}
