import { BENCHMARK_RULE, type BenchmarkScore, PROPOSALS } from '#shared/ritual/benchmarks/contract'

/** What the rule looks at of one member, in one metric and one time. */
export interface Candidate {
  participantId: string
  own: number
  kept: number
  pledged: number
  soldDays: number
  dutyDays: number
}

export interface Proposed extends Candidate {
  score: BenchmarkScore
}

/**
 * Whom the rule proposes, the best first: at most three, and only people above the average. Equal scores stand by what
 * they sold, then in the order given.
 */
export function propose(candidates: readonly Candidate[]): Proposed[] {
  const average = averageOf(candidates)
  return candidates
    .filter((each) => each.own > 0 && (each.own > average || candidates.length === 1))
    .map((each) => ({ ...each, score: scoreOf(each, candidates) }))
    .sort((a, b) => b.score.sum - a.score.sum || b.own - a.own)
    .slice(0, PROPOSALS)
}

/** What the rule gives one of these people, part by part, in tenths of a point. */
export function scoreOf(each: Candidate, all: readonly Candidate[]): BenchmarkScore {
  const highest = Math.max(0, ...all.map((other) => other.own))
  const timesAverage = partOf(each.own, averageOf(all))
  const part = (most: number, fulfilled: number) => Math.round(most * 10 * Math.min(1, Math.max(0, fulfilled)))
  const share = part(BENCHMARK_RULE.share, partOf(each.own, highest))
  const distance = part(BENCHMARK_RULE.distance, (timesAverage - 1) / (BENCHMARK_RULE.farAbove - 1))
  const pledges = part(BENCHMARK_RULE.pledges, partOf(each.kept, each.pledged))
  const consistency = part(BENCHMARK_RULE.consistency, partOf(each.soldDays, each.dutyDays))
  return { share, distance, pledges, consistency, sum: share + distance + pledges + consistency }
}

const averageOf = (all: readonly Candidate[]): number =>
  partOf(
    all.reduce((sum, each) => sum + each.own, 0),
    all.length,
  )

const partOf = (value: number, of: number): number => (of > 0 ? value / of : 0)
