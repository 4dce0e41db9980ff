import type { ContestView } from '#shared/contest/contests/contract'
import type { Counted } from '#shared/contest/contests/quantities'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { soldBefore } from '#shared/ritual/pledges/sold-before'

/** One metric of a pledge: the quantity at the lock, what was added later, what is sold since it was made, and before it. */
export interface PledgeFigure extends Counted {
  metricId: string
  name: string
  pledged: number
  raisedBy: number
  sold: number
  before: number
  /** Sold too, and still on this device. */
  queued?: number
}

/** The metrics that were pledged or raised, in the contest's order. */
export function pledgeFigures(
  contest: Pick<ContestView, 'metrics'>,
  pledge: Pick<PledgeView, 'lines' | 'raised' | 'soldBefore'>,
  today: Totals = NO_TOTALS,
  queued: Record<string, number> = {},
): PledgeFigure[] {
  return contest.metrics.flatMap(({ id, name, kind, unit }) => {
    const pledged = quantityOf(pledge.lines, id)
    const whole = pledge.raised ? quantityOf(pledge.raised, id) : pledged
    if (whole === 0) return []
    const before = soldBefore(pledge, id)
    const sold = Math.max(0, (today.metrics[id]?.quantity ?? 0) - before)
    const raisedBy = Math.max(0, whole - pledged)
    return [{ metricId: id, name, kind, unit, pledged, raisedBy, sold, before, queued: queued[id] ?? 0 }]
  })
}

export const quantityOf = (lines: readonly { metricId: string; quantity: number }[], metricId: string): number =>
  lines.find((line) => line.metricId === metricId)?.quantity ?? 0
