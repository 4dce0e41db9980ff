import type { ContestView } from '#shared/contest/contests/contract'
import type { PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import type { Ritual } from '#shared/live/ritual'
import { addDays } from '#shared/platform/time/time'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { DisplaySettings, SceneKind } from '#shared/screens/displays/settings'
import type { Measure } from '#web/features/ledger/standings/measure'
import type { BoardSpan } from '#web/features/ledger/standings/measures'

/** One picture of the rotation. */
export type Scene =
  | { kind: 'race'; id: string; ms: number; by: string; span: BoardSpan; page: number }
  | { kind: 'people'; id: string; ms: number; span: BoardSpan; page: number }
  | { kind: 'pledges'; id: string; ms: number; page: number; of: number }
  | { kind: 'funnel'; id: string; ms: number; page: number }
  | { kind: WallSceneKind; id: string; ms: number }
  | { kind: 'feed' | 'benchmarks' | 'report' | 'lock'; id: string; ms: number }

/** Scenes of what a wall shows besides figures of the moment. */
export type WallSceneKind = 'lesson' | 'newcomers' | 'join' | 'week'
/** Scenes of which there is one picture. */
type PlainScene = WallSceneKind | 'feed' | 'benchmarks' | 'report' | 'lock'

const ON_WALL: readonly string[] = ['lesson', 'newcomers', 'join', 'week'] satisfies WallSceneKind[]
export const isOnWall = (scene: Scene): scene is Extract<Scene, { kind: WallSceneKind }> => ON_WALL.includes(scene.kind)

/** How many lanes and lists of people fit on one page, and how many pledges have a turn of their own. */
export const LANES_A_PAGE = 12
export const LISTS_A_PAGE = 4
const PLEDGES_A_TURN = 18
export const FUNNELS_A_PAGE = 4

/** So many pages of pledges at most are shown before the other scenes have their turn again. */
const PLEDGE_PAGES = 6

const MS = { race: 40_000, other: 20_000 }

/** What the scenes are made of. */
export interface SceneState {
  teams: readonly TeamStanding[]
  boards: PublicBoards
  pledges: number
  feed: number
  benchmarks?: number
  hasReport?: boolean
  /** Whether pledges are still open this morning. */
  isBeforeLock?: boolean
  /** How many teams have a funnel of today. */
  funnels?: number
  hasLesson?: boolean
  hasWeek?: boolean
  newcomers?: number
  invites?: number
}

type Choice = Pick<DisplaySettings, 'scenes' | 'pinned'>
const AS_IT_COMES: Choice = { scenes: null, pinned: null }

/**
 * The pictures of a TV in turn: those that a director chose, in that order and for so long, or the rotation that fits the
 * day. A scene without content is left out, and where nothing is left it is the race.
 */
export function scenesOf(
  contest: Pick<ContestView, 'teams'>,
  measures: readonly Measure[],
  state: SceneState,
  raceBy = measures[0]?.by ?? 'points',
  { scenes: chosen, pinned }: Choice = AS_IT_COMES,
): Scene[] {
  const acts = actsOf(contest, measures, state, raceBy)
  const wished = pinned ? [{ kind: pinned, seconds: undefined }] : chosen
  if (!wished) return rotation(contest, acts)
  const shown = wished.flatMap(({ kind, seconds }) =>
    acts[kind](kind).map((scene) => ({ ...scene, ms: seconds === undefined ? scene.ms : seconds * 1_000 })),
  )
  return shown.length > 0 ? shown : acts.race('race')
}

type Acts = Record<SceneKind, (id: string) => Scene[]>

const paged = (kind: 'funnel', id: string, things: number, perPage: number): Scene[] =>
  pages(things, perPage).map((page) => ({ kind, id: `${id}-${page}`, ms: MS.other, page }))

/** The pictures of each kind of scene, under an id that tells them apart in the rotation. */
function actsOf(
  contest: Pick<ContestView, 'teams'>,
  measures: readonly Measure[],
  state: SceneState,
  raceBy: string,
): Acts {
  const lanes = pages(Math.max(1, contest.teams.length), LANES_A_PAGE)
  const races = (by: string, span: BoardSpan, id: string, ms: number): Scene[] =>
    lanes.map((page) => ({ kind: 'race', id: page === 0 ? id : `${id}-page-${page}`, ms, by, span, page }))
  const people = (span: BoardSpan, id: string): Scene[] =>
    measures.some(({ by }) => (state.boards[`${span}:${by}`]?.length ?? 0) > 0)
      ? pages(measures.length, LISTS_A_PAGE).map((page) => ({
          kind: 'people',
          id: `${id}-${page}`,
          ms: MS.other,
          span,
          page,
        }))
      : []
  const one = (kind: PlainScene, isThere: boolean | undefined): Scene[] =>
    isThere ? [{ kind, id: kind, ms: MS.other } as Scene] : []
  return {
    // Each page long enough to be read.
    race: (id) => races(raceBy, 'whole', id, Math.max(MS.other, MS.race / lanes.length)),
    metrics: (id) =>
      measures
        .filter(({ by }) => by !== raceBy && by !== 'points')
        .flatMap(({ by }) => races(by, 'whole', `${id}-${by}`, MS.other)),
    today: (id) =>
      state.teams.some((team) => team.today.deals > 0) ? races(measures[0]?.by ?? 'points', 'today', id, MS.other) : [],
    people_today: (id) => people('today', id),
    people: (id) => people('whole', id),
    pledges: (id) =>
      pages(state.pledges, PLEDGES_A_TURN).map((page, _, { length }) => ({
        kind: 'pledges',
        id: `${id}-${page}`,
        ms: MS.other,
        page,
        of: length,
      })),
    funnel: (id) => paged('funnel', id, state.funnels ?? 0, FUNNELS_A_PAGE),
    lock: () => one('lock', state.isBeforeLock),
    benchmarks: () => one('benchmarks', (state.benchmarks ?? 0) > 0),
    report: () => one('report', state.hasReport),
    feed: () => one('feed', state.feed > 0),
    lesson: () => one('lesson', state.hasLesson),
    week: () => one('week', state.hasWeek),
    newcomers: () => one('newcomers', (state.newcomers ?? 0) > 0),
    join: () => one('join', (state.invites ?? 0) > 0),
  }
}

/** The rotation that fits the day: the race recurs between the others, and many pledges are shown some pages at a time. */
function rotation(contest: Pick<ContestView, 'teams'>, acts: Acts): Scene[] {
  const pledges = acts.pledges('pledges')
  const rounds = pages(Math.max(1, pledges.length), PLEDGE_PAGES).flatMap((round) => {
    const shown = pledges.slice(round * PLEDGE_PAGES, (round + 1) * PLEDGE_PAGES)
    const others = (act: Scene[]) =>
      round === 0 ? act : act.map((each) => ({ ...each, id: `${each.id}-round-${round}` }))
    return [
      others([...acts.join('join'), ...acts.lock('lock'), ...acts.people_today('people-today')]),
      shown,
      others([...acts.today('race-today'), ...acts.funnel('funnel'), ...acts.newcomers('newcomers')]),
      others([...acts.people('people-whole'), ...acts.week('week'), ...acts.benchmarks('benchmarks')]),
      others([...acts.report('report'), ...acts.lesson('lesson'), ...acts.feed('feed')]),
    ]
  })
  const filled = rounds.filter((act) => act.length > 0)
  if (contest.teams.length === 0) return filled.flat()
  if (filled.length === 0) return acts.race('race')
  return filled.flatMap((act, index) => (index % 2 === 0 ? [...acts.race(`race-${index}`), ...act] : act))
}

const pages = (things: number, perPage: number): number[] =>
  Array.from({ length: Math.ceil(things / perPage) }, (_, page) => page)

/** The newest report where it is of today or yesterday and was not withdrawn. */
export function reportOfDay(ritual: Pick<Ritual, 'report'> | undefined, today: string): ReportBrief | null {
  const report = ritual?.report
  return report && report.withdrawnReason === null && report.day >= addDays(today, -1) ? report : null
}
