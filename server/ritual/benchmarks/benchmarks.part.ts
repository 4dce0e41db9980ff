import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { briefOfBenchmark } from '#server/ritual/benchmarks/benchmark-views'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { type LiveFact, touches } from '#shared/live/facts'
import type { BenchmarkBrief } from '#shared/ritual/benchmarks/brief'

/** The benchmarks that count, the newest first. */
@Injectable()
export class BenchmarksPart implements SnapshotPart<'benchmarks'>, OnModuleInit {
  readonly key = 'benchmarks'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly benchmarks: BenchmarksRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'benchmarks')
  }

  async load(contest: LoadedContest): Promise<BenchmarkBrief[]> {
    return (await this.benchmarks.active(contest.id)).map((benchmark) => briefOfBenchmark(contest, benchmark))
  }

  forSpectators(benchmarks: BenchmarkBrief[]): BenchmarkBrief[] {
    return benchmarks
  }
}
