import type { PledgeState } from '#shared/pledge'
import type { MetricQuantity } from '#shared/quantity'
import type { Totals } from '#shared/standing'

/** The part of a pledge that decides its state. */
export interface PledgedLines {
  lines: readonly MetricQuantity[]
  isLate: boolean
}

/** Kept when every metric reached what stood at the lock; a late pledge (补表态) is shown but never kept. */
export function stateOf(pledge: PledgedLines, day: Totals): PledgeState {
  const isReached = pledge.lines.every((line) => (day.metrics[line.metricId]?.quantity ?? 0) >= line.quantity)
  if (isReached && !pledge.isLate) return 'kept'
  return day.deals > 0 ? 'sprinting' : 'pledged'
}

/** Whether `next` lowers nothing that `standing` has, and raises something. */
export function isRaise(standing: readonly MetricQuantity[], next: readonly MetricQuantity[]): boolean {
  const quantity = (lines: readonly MetricQuantity[], metricId: string) =>
    lines.find((line) => line.metricId === metricId)?.quantity ?? 0
  const lowersNothing = standing.every((line) => quantity(next, line.metricId) >= line.quantity)
  return lowersNothing && next.some((line) => line.quantity > quantity(standing, line.metricId))
}
