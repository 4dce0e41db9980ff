import { AppError } from '#server/platform/http/app-error'
import type { ContestView } from '#shared/contest/contests/contract'
import { type MetricKind, MOST_PER_GOAL } from '#shared/contest/contests/quantities'

type Aims = Pick<ContestView, 'goals' | 'teams'> & {
  metrics: readonly Pick<ContestView['metrics'][number], 'id' | 'kind' | 'pointsPerUnit' | 'goalPoints'>[]
}

/**
 * Refuses figures that the kind of their metric does not have, under `goals`, and goals that add up to more than can be
 * counted exactly (`total_too_large`), in a metric or in points. `asked` are the goals to judge, `aims` what holds with them.
 */
export function mustBeAimable(asked: readonly ContestView['goals'][number][], aims: Aims): void {
  const kinds = new Map(aims.metrics.map(({ id, kind }) => [id, kind]))
  const hasAmounts = [...kinds.values()].includes('amount')
  const kindOf = (metricId: string | null): MetricKind =>
    metricId === null ? (hasAmounts ? 'amount' : 'count') : (kinds.get(metricId) ?? 'count')
  if (asked.some(({ metricId, challenge }) => challenge > MOST_PER_GOAL[kindOf(metricId)]))
    throw new AppError('invalid_input', { fields: [{ path: 'goals', message: 'goals' }] })
  for (const metricId of [null, ...kinds.keys()])
    if (sumOf(aims, metricId) > BigInt(Number.MAX_SAFE_INTEGER)) throw new AppError('total_too_large')
}

/** All challenges of the teams and of the whole contest together, in the metric or, for null, in points. */
function sumOf({ goals, metrics }: Aims, metricId: string | null): bigint {
  const own = goals.filter((goal) => goal.metricId === metricId)
  const plain = own.reduce((sum, { challenge }) => sum + BigInt(challenge), 0n)
  if (metricId !== null) return plain
  return metrics.reduce((sum, metric) => {
    const each = BigInt(metric.goalPoints ?? metric.pointsPerUnit)
    const worth = (sumOf({ goals, metrics, teams: [] }, metric.id) * each) / (metric.kind === 'amount' ? 100n : 1n)
    return sum + worth
  }, plain)
}
