import type { MetricTotal, Totals } from '#shared/ledger/standings/contract'

/** The figures of a standing as a statement reads them; `metricId` '' is over all metrics and counts deals. */
export interface StandingFigures {
  metricId: string
  quantity: number
  points: number
  reachedSeq: number
  cancelledQuantity: number
  cancelledPoints: number
  pendingQuantity: number
}

/** Writes one row into the totals it belongs to. */
export function putFigures(totals: Totals, row: StandingFigures): void {
  const { metricId, quantity, points, reachedSeq, cancelledQuantity, cancelledPoints, pendingQuantity } = row
  if (metricId === '') {
    Object.assign(totals, { points, deals: quantity, reachedSeq })
    if (cancelledQuantity !== 0 || cancelledPoints !== 0)
      totals.cancelled = { deals: cancelledQuantity, points: cancelledPoints }
    return
  }
  totals.metrics[metricId] = metricTotal({
    quantity,
    reachedSeq,
    cancelled: cancelledQuantity,
    pending: pendingQuantity,
  })
}

/** Omits zero fields. */
export function metricTotal({ quantity, reachedSeq, cancelled = 0, pending = 0 }: MetricTotal): MetricTotal {
  return {
    quantity,
    reachedSeq,
    ...(cancelled === 0 ? {} : { cancelled }),
    ...(pending === 0 ? {} : { pending }),
  }
}
