import { BENCHMARK_RULE, type BenchmarkScore, PROPOSALS } from '#shared/ritual/benchmarks/contract'

/** The input of the rule for one member, in one metric and period. */
export interface BenchmarkCandidate {
  participantId: string
  own: number
  kept: number
  pledged: number
  soldDays: number
  dutyDays: number
}

export interface Proposed extends BenchmarkCandidate {
  score: BenchmarkScore
}

/**
 * The rule's proposals, the best first: at most three, only above the average. Equal scores are ordered by what they
 * sold, then as given.
 */
export function propose(candidates: readonly BenchmarkCandidate[]): Proposed[] {
  const field = fieldOf(candidates)
  const { average } = field
  return candidates
    .filter((each) => each.own > 0 && (each.own > average || candidates.length === 1))
    .map((each) => ({ ...each, score: scoreIn(field, each) }))
    .sort((a, b) => b.score.sum - a.score.sum || b.own - a.own)
    .slice(0, PROPOSALS)
}

/** The score of one candidate among all of them. */
export const scoreOf = (each: BenchmarkCandidate, all: readonly BenchmarkCandidate[]): BenchmarkScore =>
  scoreIn(fieldOf(all), each)

/** What each candidate is compared with. */
interface Field {
  highest: number
  average: number
}

const fieldOf = (all: readonly BenchmarkCandidate[]): Field => ({
  highest: all.reduce((most, { own }) => Math.max(most, own), 0),
  average: partOf(
    all.reduce((sum, { own }) => sum + own, 0),
    all.length,
  ),
})

/** Part by part, in tenths of a point. */
function scoreIn({ highest, average }: Field, each: BenchmarkCandidate): BenchmarkScore {
  const timesAverage = partOf(each.own, average)
  const part = (most: number, fulfilled: number) => Math.round(most * 10 * Math.min(1, Math.max(0, fulfilled)))
  const share = part(BENCHMARK_RULE.share, partOf(each.own, highest))
  const distance = part(BENCHMARK_RULE.distance, (timesAverage - 1) / (BENCHMARK_RULE.farAbove - 1))
  const pledges = part(BENCHMARK_RULE.pledges, partOf(each.kept, each.pledged))
  const consistency = part(BENCHMARK_RULE.consistency, partOf(each.soldDays, each.dutyDays))
  return { share, distance, pledges, consistency, sum: share + distance + pledges + consistency }
}

const partOf = (value: number, of: number): number => (of > 0 ? value / of : 0)
