import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BenchmarkFiguresService } from '#server/ritual/benchmarks/benchmark-figures.service'
import { BenchmarkPageService } from '#server/ritual/benchmarks/benchmark-page.service'
import { BenchmarksController } from '#server/ritual/benchmarks/benchmarks.controller'
import { BenchmarksPart } from '#server/ritual/benchmarks/benchmarks.part'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { BenchmarksService } from '#server/ritual/benchmarks/benchmarks.service'
import { HabitsRepository } from '#server/ritual/benchmarks/habits.repository'
import { OwnLessonsRepository } from '#server/ritual/benchmarks/own-lessons.repository'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'

/** The benchmark performers. Other features may ask `BenchmarksService` whom the rule proposes. */
@Module({
  imports: [AuditModule, ContestsModule, DutyModule, JournalModule, PledgesModule, StandingsModule],
  controllers: [BenchmarksController],
  providers: [
    BenchmarksPart,
    BenchmarksService,
    BenchmarkPageService,
    BenchmarkFiguresService,
    BenchmarksRepository,
    HabitsRepository,
    OwnLessonsRepository,
  ],
  exports: [BenchmarksService],
})
export class BenchmarksModule {}
