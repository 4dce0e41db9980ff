import type { TerritoryMap } from '#server/contest/territories/territory-map'
import type { TerritoryVisit } from '#server/field/activities/territory-visits'
import type { TerritorySale } from '#server/ledger/deals/ledger/territory-sales.reader'
import type { Days } from '#shared/contest/contests/span'
import { Segment } from '#shared/contest/territories/contract'
import type { ReportFigures } from '#shared/ritual/battle-reports/contract'

/**
 * In how many of the held territories someone was, or sold something, in the period, and what was sold in each segment;
 * null in a contest that has not classified any.
 */
export function territoriesOf(
  map: TerritoryMap,
  { sales, visits }: { sales: readonly TerritorySale[]; visits: readonly TerritoryVisit[] },
  { to }: Days,
): ReportFigures['territories'] {
  if (map.all.every(({ segment }) => segment === null)) return null
  const worked = new Set([...sales.filter((sale) => soldIn(sale) > 0), ...visits].map(({ territoryId }) => territoryId))
  const held = map.all.filter(({ id }) => map.holdersOf(id, to).length > 0)
  const segments = Segment.options.flatMap((segment) => {
    const sold: Record<string, number> = {}
    for (const sale of sales)
      if (map.find(sale.territoryId)?.segment === segment)
        sold[sale.metricId] = (sold[sale.metricId] ?? 0) + soldIn(sale)
    return Object.values(sold).some((quantity) => quantity !== 0) ? [{ segment, sold }] : []
  })
  return { worked: held.filter(({ id }) => worked.has(id)).length, of: held.length, segments }
}

/** As a team's figures of the period: a cancellation lowers the whole contest, not the day on which it became known. */
const soldIn = ({ quantity, cancelled }: TerritorySale): number => quantity - cancelled
