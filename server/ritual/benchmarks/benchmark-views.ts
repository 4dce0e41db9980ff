import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import type { BenchmarkBrief } from '#shared/ritual/benchmarks/brief'
import type { BenchmarkView } from '#shared/ritual/benchmarks/contract'

/** A benchmark as screens badge it. */
export const briefOfBenchmark = (contest: LoadedContest, benchmark: Benchmark): BenchmarkBrief => ({
  id: benchmark.id,
  participantId: benchmark.participantId,
  name: contest.rules.participant(benchmark.participantId)?.name ?? '',
  metricId: benchmark.metricId,
  week: benchmark.week,
  citation: benchmark.citation,
})

/** A benchmark with the figures that it was named for. */
export const viewOf = (contest: LoadedContest, benchmark: Benchmark): BenchmarkView => ({
  ...briefOfBenchmark(contest, benchmark),
  at: benchmark.at.toISOString(),
  figures: benchmark.figures,
})
