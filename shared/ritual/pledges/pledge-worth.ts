import type { ContestView } from '#shared/contest/contests/contract'
import { pointsFor } from '#shared/contest/contests/quantities'

/** What decides what a pledge is worth; a contest's view is one. */
export type Prices = Pick<ContestView, 'metrics' | 'offers'>

/**
 * What lines are worth in points. A metric without points of its own (融合) is worth what its cheapest offer brings;
 * as one bundle raises several metrics at once, it is never added to what they are worth themselves.
 */
export function worthOf({ metrics, offers }: Prices, lines: readonly { metricId: string; quantity: number }[]): number {
  const points = new Map(metrics.map((metric) => [metric.id, metric.pointsPerUnit]))
  const kinds = new Map(metrics.map(({ id, kind }) => [id, kind]))
  let plain = 0
  let bundled = 0
  for (const { metricId, quantity } of lines) {
    const each = points.get(metricId) ?? 0
    if (each > 0) plain += pointsFor({ kind: kinds.get(metricId) ?? 'count' }, quantity, each)
    else bundled += quantity * bundlePoints(offers, points, metricId)
  }
  return Math.max(plain, bundled)
}

function bundlePoints(offers: Prices['offers'], points: Map<string, number>, metricId: string): number {
  const worths = offers.flatMap(({ lines }) => {
    const own = lines.find((line) => line.metricId === metricId)
    if (!own) return []
    const sum = lines.reduce(
      (total, line) => total + (line.hasPoints ? line.quantity * (points.get(line.metricId) ?? 0) : 0),
      0,
    )
    return [sum / own.quantity]
  })
  return worths.length > 0 ? Math.floor(Math.min(...worths)) : 0
}
