import type { ContestView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import { isHeldOn, Segment, type TerritoryView } from '#shared/contest/territories/contract'
import { type Day, daysBetween } from '#shared/platform/time/time'

/** How long ago a territory was last worked in: within three days, a week, two weeks, longer ago, or never. */
export type AgeBand = 'fresh' | 'week' | 'fortnight' | 'old' | 'never'
export const AGE_BANDS: readonly AgeBand[] = ['fresh', 'week', 'fortnight', 'old', 'never']

/** A territory as the board shows it on a day. */
export interface Tile {
  territory: TerritoryView
  holders: string[]
  isOwn: boolean
  /** Days since it was last worked in; null where it never was. */
  age: number | null
  band: AgeBand
}

/** What of the board is shown. */
export type BoardFilter = 'all' | 'never' | 'stale' | 'vacant' | 'mine'

export function bandOf(age: number | null): AgeBand {
  if (age === null) return 'never'
  if (age <= 2) return 'fresh'
  return age <= 7 ? 'week' : age <= 14 ? 'fortnight' : 'old'
}

/** The tiles of a day; first those that were never worked in, then the oldest. */
export function tilesOf(
  contest: Pick<ContestView, 'participants'>,
  territories: readonly TerritoryView[],
  today: Day,
  ownId: string | null,
): Tile[] {
  const people = new Map(contest.participants.filter((each) => isActive(each, today)).map((each) => [each.id, each]))
  const tiles = territories.map((territory): Tile => {
    const ids = territory.holdings.filter((each) => isHeldOn(each, today)).map((each) => each.participantId)
    const age = territory.lastTouchOn === null ? null : Math.max(0, daysBetween(territory.lastTouchOn, today))
    return {
      territory,
      holders: ids.flatMap((id) => people.get(id)?.name ?? []),
      isOwn: ownId !== null && ids.includes(ownId),
      ...{ age, band: bandOf(age) },
    }
  })
  const untouched = ({ age }: Tile) => age ?? Number.POSITIVE_INFINITY
  return tiles.sort((a, b) => (untouched(a) === untouched(b) ? 0 : untouched(b) - untouched(a)))
}

const FITS: Record<BoardFilter, (tile: Tile) => boolean> = {
  all: () => true,
  never: ({ band }) => band === 'never',
  stale: ({ band }) => band === 'old',
  vacant: ({ holders }) => holders.length === 0,
  mine: ({ isOwn }) => isOwn,
}

/** The filters that have something to show, with how much. */
export const filtersOf = (tiles: readonly Tile[]): { filter: BoardFilter; n: number }[] =>
  (Object.keys(FITS) as BoardFilter[])
    .map((filter) => ({ filter, n: tiles.filter(FITS[filter]).length }))
    .filter(({ filter, n }) => filter === 'all' || n > 0)

/** The segments that have a tile, each with its tiles; null are those without a segment. */
export const segmentsOf = (tiles: readonly Tile[], filter: BoardFilter): { segment: Segment | null; tiles: Tile[] }[] =>
  [...Segment.options, null]
    .map((segment) => ({
      segment,
      tiles: tiles.filter((tile) => tile.territory.segment === segment && FITS[filter](tile)),
    }))
    .filter((each) => each.tiles.length > 0)
