import type { TerritoryMap } from '#server/contest/territories/territory-map'
import type { TerritoryVisit } from '#server/field/activities/territory-visits'
import type { TerritorySale } from '#server/ledger/deals/ledger/territory-sales.reader'
import { Segment } from '#shared/contest/territories/contract'
import type { Day } from '#shared/platform/time/time'

/** A territory, or all territories of a segment, as a gap is looked for in it. */
export interface GapPlace {
  area: string | null
  territoryId: string | null
  segment: Segment | null
  /** Who holds it on the day, with the part of what they hold that it is, from 0 to 1. */
  holders: ReadonlyMap<string, number>
  /** Net sales of a metric by day. */
  sold(metricId: string): ReadonlyMap<Day, number>
  /** How often someone was there in the days of the trend; null where the contest counts no activities. */
  visits: number | null
}

/** What was done in the territories; visits are null where the contest counts none. */
export interface DoneInPlaces {
  sales: readonly TerritorySale[]
  visits: readonly TerritoryVisit[] | null
}

/** The territories that someone holds on the day, and the segments that have such a territory. */
export function gapPlaces(map: TerritoryMap, day: Day, { sales, visits }: DoneInPlaces): GapPlace[] {
  const heldBy = new Map<string, number>()
  const territories = map.all.flatMap((territory) => {
    const holders = map.holdersOf(territory.id, day)
    for (const id of holders) heldBy.set(id, (heldBy.get(id) ?? 0) + 1)
    return holders.length > 0 ? [{ territory, holders }] : []
  })
  const placeOf = (some: typeof territories, key: Pick<GapPlace, 'area' | 'territoryId' | 'segment'>): GapPlace => {
    const ids = new Set(some.map(({ territory }) => territory.id))
    const parts = new Map<string, number>()
    for (const id of some.flatMap(({ holders }) => holders))
      parts.set(id, (parts.get(id) ?? 0) + 1 / (heldBy.get(id) ?? 1))
    return {
      ...key,
      holders: parts,
      sold: (metricId) => byDay(sales.filter((each) => ids.has(each.territoryId) && each.metricId === metricId)),
      visits:
        visits === null ? null : visits.reduce((sum, each) => sum + (ids.has(each.territoryId) ? each.visits : 0), 0),
    }
  }
  const segments = Segment.options.flatMap((segment) => {
    const some = territories.filter(({ territory }) => territory.segment === segment)
    return some.length > 0 ? [placeOf(some, { area: null, territoryId: null, segment })] : []
  })
  const single = territories.map((each) =>
    placeOf([each], { area: each.territory.name, territoryId: each.territory.id, segment: null }),
  )
  return [...segments, ...single]
}

function byDay(sales: readonly TerritorySale[]): Map<Day, number> {
  const days = new Map<Day, number>()
  for (const { day, quantity } of sales) days.set(day, (days.get(day) ?? 0) + quantity)
  return days
}
