import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BenchmarkFiguresService } from '#server/ritual/benchmarks/benchmark-figures.service'
import { BenchmarkPageService } from '#server/ritual/benchmarks/benchmark-page.service'
import { BenchmarkRemarks } from '#server/ritual/benchmarks/benchmark-remarks'
import { BenchmarksController } from '#server/ritual/benchmarks/benchmarks.controller'
import { BenchmarksPart } from '#server/ritual/benchmarks/benchmarks.part'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { BenchmarksService } from '#server/ritual/benchmarks/benchmarks.service'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'

/** 标杆: benchmarks of a contest, and the rule that proposes them. */
@Module({
  imports: [
    PlaybookModule,
    DealsModule,
    AuditModule,
    ContestsModule,
    DutyModule,
    JournalModule,
    PledgesModule,
    StandingsModule,
  ],
  controllers: [BenchmarksController],
  providers: [
    BenchmarksPart,
    BenchmarksService,
    BenchmarkPageService,
    BenchmarkFiguresService,
    BenchmarksRepository,
    BenchmarkRemarks,
  ],
  exports: [BenchmarksService, BenchmarkFiguresService, BenchmarksRepository],
})
export class BenchmarksModule {}
