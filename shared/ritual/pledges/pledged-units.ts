import type { ContestView } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/**
 * How many sales lines come to: the pieces of all metrics, where one bundle (融合) raises several at once those of its
 * own or those with points, whichever are more. Amounts of money are no pieces.
 */
export function unitsOf({ metrics }: Pick<ContestView, 'metrics'>, lines: readonly MetricQuantity[]): number {
  let [plain, bundled] = [0, 0]
  for (const { metricId, quantity } of lines) {
    const metric = metrics.find(({ id }) => id === metricId)
    if (!metric || isAmount(metric)) continue
    if (metric.pointsPerUnit > 0) plain += quantity
    else bundled += quantity
  }
  return Math.max(plain, bundled)
}
