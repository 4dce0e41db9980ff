import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { Totals } from '#shared/ledger/standings/contract'

/** A pledge that was made after the first sale of its day: what was sold before it does not keep it. */
export interface AfterSales {
  soldBefore: readonly MetricQuantity[] | null
}

export const soldBefore = (pledge: AfterSales, metricId: string): number =>
  pledge.soldBefore?.find((line) => line.metricId === metricId)?.quantity ?? 0

/** What the day comes to with these lines of the pledge: 已有 1，另表态 2 makes 3. */
export const dayLines = (pledge: AfterSales, lines: readonly MetricQuantity[]): MetricQuantity[] =>
  lines.map(({ metricId, quantity }) => ({ metricId, quantity: quantity + soldBefore(pledge, metricId) }))

/** What was sold before it of the metrics that it pledges. */
export const soldBeforeOf = (pledge: AfterSales, lines: readonly MetricQuantity[]): MetricQuantity[] =>
  (pledge.soldBefore ?? []).filter(({ metricId }) => lines.some((line) => line.metricId === metricId))

/** Whether a sale came after the pledge, by the totals of its day. */
export function hasSoldSince(pledge: AfterSales, { deals, metrics }: Pick<Totals, 'deals' | 'metrics'>): boolean {
  if (pledge.soldBefore === null) return deals > 0
  return Object.entries(metrics).some(([metricId, { quantity }]) => quantity > soldBefore(pledge, metricId))
}
