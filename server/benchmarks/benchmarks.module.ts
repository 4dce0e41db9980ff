import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { BenchmarkFiguresService } from '#server/benchmarks/benchmark-figures.service'
import { BenchmarkPageService } from '#server/benchmarks/benchmark-page.service'
import { BenchmarksController } from '#server/benchmarks/benchmarks.controller'
import { BenchmarksRepository } from '#server/benchmarks/benchmarks.repository'
import { BenchmarksService } from '#server/benchmarks/benchmarks.service'
import { HabitsRepository } from '#server/benchmarks/habits.repository'
import { OwnLessonsRepository } from '#server/benchmarks/own-lessons.repository'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { RitualReader } from '#server/live/ritual.reader'
import { PledgesModule } from '#server/pledges/pledges.module'
import { StandingsModule } from '#server/standings/standings.module'

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
