import type { ContestView } from '#shared/contest/contests/contract'
import type { PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import type { Measure } from '#web/features/ledger/standings/measure'
import type { BoardSpan } from '#web/features/ledger/standings/measures'

/** One picture of the rotation. */
export type Scene =
  | { kind: 'race'; id: string; ms: number; by: string; span: BoardSpan; page: number }
  | { kind: 'people'; id: string; ms: number; span: BoardSpan; page: number }
  | { kind: 'pledges'; id: string; ms: number; page: number }
  | { kind: 'feed'; id: string; ms: number }

/** How many lanes, lists of people and pledges fit on one page. */
export const LANES_A_PAGE = 12
export const LISTS_A_PAGE = 4
export const PLEDGES_A_PAGE = 18

/** So many pages of pledges at most are shown before the other scenes have their turn again. */
const PLEDGE_PAGES = 6

const MS = { race: 40_000, other: 20_000 }

/** The rotation: the race recurs between the others; a scene without content is left out. */
export function scenesOf(
  contest: Pick<ContestView, 'teams'>,
  measures: readonly Measure[],
  state: { teams: readonly TeamStanding[]; boards: PublicBoards; pledges: number; feed: number },
  raceBy = measures[0]?.by ?? 'points',
): Scene[] {
  const lanes = pages(Math.max(1, contest.teams.length), LANES_A_PAGE)
  const races = (by: string, span: BoardSpan, id: string, ms: number): Scene[] =>
    lanes.map((page) => ({ kind: 'race', id: page === 0 ? id : `${id}-page-${page}`, ms, by, span, page }))
  // Each page long enough to be read.
  const race = (id: string) => races(raceBy, 'whole', id, Math.max(MS.other, MS.race / lanes.length))
  const people = (span: BoardSpan): Scene[] =>
    measures.some(({ by }) => (state.boards[`${span}:${by}`]?.length ?? 0) > 0)
      ? pages(measures.length, LISTS_A_PAGE).map((page) => ({
          kind: 'people',
          id: `people-${span}-${page}`,
          ms: MS.other,
          span,
          page,
        }))
      : []
  const today: Scene[] = state.teams.some((team) => team.today.deals > 0)
    ? races(measures[0]?.by ?? 'points', 'today', 'race-today', MS.other)
    : []
  const pledges = pages(state.pledges, PLEDGES_A_PAGE).map(
    (page): Scene => ({ kind: 'pledges', id: `pledges-${page}`, ms: MS.other, page }),
  )
  const feed: Scene[] = state.feed > 0 ? [{ kind: 'feed', id: 'feed', ms: MS.other }] : []
  const acts = pages(Math.max(1, pledges.length), PLEDGE_PAGES).flatMap((round) => {
    const shown = pledges.slice(round * PLEDGE_PAGES, (round + 1) * PLEDGE_PAGES)
    const others = (act: Scene[]) =>
      round === 0 ? act : act.map((each) => ({ ...each, id: `${each.id}-round-${round}` }))
    return [others(people('today')), shown, others(today), others(people('whole')), others(feed)]
  })
  const filled = acts.filter((act) => act.length > 0)
  if (contest.teams.length === 0) return filled.flat()
  if (filled.length === 0) return race('race')
  return filled.flatMap((act, index) => (index % 2 === 0 ? [...race(`race-${index}`), ...act] : act))
}

const pages = (things: number, perPage: number): number[] =>
  Array.from({ length: Math.ceil(things / perPage) }, (_, page) => page)
