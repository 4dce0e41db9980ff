import type { ContestView } from '#shared/contest/contests/contract'
import type { PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import type { Measure } from '#web/features/ledger/standings/measure'
import type { BoardSpan } from '#web/features/ledger/standings/measures'

/** One picture of the rotation. */
export type Scene =
  | { kind: 'race'; id: string; ms: number; by: string; span: BoardSpan }
  | { kind: 'people'; id: string; ms: number; span: BoardSpan; page: number }
  | { kind: 'pledges'; id: string; ms: number; page: number }
  | { kind: 'feed'; id: string; ms: number }

/** How many lists of people fit on one page, and how many pledges. */
export const LISTS_A_PAGE = 4
export const PLEDGES_A_PAGE = 18

const MS = { race: 40_000, other: 20_000 }

/** The rotation: the race recurs between the others; a scene without content is left out. */
export function scenesOf(
  contest: Pick<ContestView, 'teams'>,
  measures: readonly Measure[],
  state: { teams: readonly TeamStanding[]; boards: PublicBoards; pledges: number; feed: number },
  raceBy = measures[0]?.by ?? 'points',
): Scene[] {
  const race: Scene = { kind: 'race', id: 'race', ms: MS.race, by: raceBy, span: 'whole' }
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
    ? [{ kind: 'race', id: 'race-today', ms: MS.other, by: measures[0]?.by ?? 'points', span: 'today' }]
    : []
  const pledges = pages(state.pledges, PLEDGES_A_PAGE).map(
    (page): Scene => ({ kind: 'pledges', id: `pledges-${page}`, ms: MS.other, page }),
  )
  const feed: Scene[] = state.feed > 0 ? [{ kind: 'feed', id: 'feed', ms: MS.other }] : []
  const acts = [people('today'), pledges, today, people('whole'), feed].filter((act) => act.length > 0)
  if (contest.teams.length === 0) return acts.flat()
  if (acts.length === 0) return [race]
  return acts.flatMap((act, index) => (index % 2 === 0 ? [{ ...race, id: `race-${index}` }, ...act] : act))
}

const pages = (things: number, perPage: number): number[] =>
  Array.from({ length: Math.ceil(things / perPage) }, (_, page) => page)
