import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { RitualReader } from '#server/live/ritual.reader'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BenchmarkFiguresService } from '#server/ritual/benchmarks/benchmark-figures.service'
import { BenchmarkPageService } from '#server/ritual/benchmarks/benchmark-page.service'
import { BenchmarksController } from '#server/ritual/benchmarks/benchmarks.controller'
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
    BenchmarksService,
    BenchmarkPageService,
    BenchmarkFiguresService,
    BenchmarksRepository,
    HabitsRepository,
    OwnLessonsRepository,
    RitualReader,
  ],
  exports: [BenchmarksService],
})
export class BenchmarksModule {}
