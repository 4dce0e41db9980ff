import type { ContestView } from '#shared/contest/contests/contract'
import { boardKeys } from '#shared/ledger/standings/boards'
import { isSameBonus } from '#shared/ledger/standings/bonus'
import type { PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import { type BoardEdit, columnsEdit, placesAfter, placesEdit, type TeamEdit, teamAfter } from './figure-edits'
import type { PackedBatch } from './packed'
import type { ChangedLists, LiveBatch, LiveEvent } from './protocol'
import { Shapes } from './shapes'

/** LP20: raise `LIVE_PROTOCOL` where one of these changes; a page that does not know a shape takes a snapshot. */
const SHAPES = new Shapes([
  [
    ...['type', 'dealId', 'participantId', 'name', 'businessDate', 'lines', 'nthOfDay', 'isSilent', 'isFirstOfDay'],
    ...['team', 'pledgeState'],
  ],
  ['metricId', 'quantity', 'points'],
  ['teamId'],
  ['participantId', 'teamId', 'whole', 'today', 'week', 'month'],
  ['points', 'deals', 'reachedSeq', 'metrics'],
  ['quantity', 'reachedSeq'],
])

/** What a screen shows, or the server has sent, before the batch. */
export interface Base {
  today: string
  contest: Pick<ContestView, 'teams' | 'metrics'>
  boards: PublicBoards
  teams: readonly TeamStanding[]
}

interface Whereabouts {
  contestId: string
  epoch: string
  today: string
}

/** Which contest, history and day a batch is of: enough of each to tell them apart. */
const placeOf = ({ contestId, epoch, today }: Whereabouts): string =>
  `${contestId.slice(-12)} ${epoch.slice(0, 8)} ${today}`

/** Whether the batch is of that contest. */
export const isOfContest = ({ of }: Pick<PackedBatch, 'of'>, contestId: string): boolean =>
  of.startsWith(contestId.slice(-12))

type Edits = Pick<PackedBatch, 'boards' | 'teams'> & { whole: ChangedLists }

/** The lists of all audiences, as changes of those before; whole where the contest itself has changed. */
export function editsOf(base: Base, contest: Base['contest'], lists: ChangedLists, last: number): Edits {
  if (contest !== base.contest) return { whole: lists }
  const { boards, teams = [], ...whole } = lists
  const keys = boardKeys(contest)
  const frame = { metricIds: contest.metrics.map(({ id }) => id), last }
  const edited = Object.entries(boards).map(([key, after]): BoardEdit => {
    return [keys.indexOf(key as (typeof keys)[number]), placesEdit(base.boards[key] ?? [], after)]
  })
  const before = new Map(base.teams.map((team, index) => [team.teamId, { team, index }]))
  // Columns hold sales alone: where anything else of a team changed, all are sent whole, at most once a minute.
  const isBonus = teams.some(({ teamId, bonus }) => !isSameBonus(before.get(teamId)?.team.bonus, bonus))
  const moved = (isBonus ? [] : teams).flatMap((after): TeamEdit[] => {
    const was = before.get(after.teamId)
    return was ? [[was.index, columnsEdit(was.team, after, frame)]] : []
  })
  return {
    ...(edited.length > 0 ? { boards: edited } : {}),
    ...(moved.length > 0 ? { teams: moved } : {}),
    whole: { boards: {}, ...whole, ...(isBonus ? { teams } : {}) },
  }
}

/** `lists` are those of this audience; boards and teams are taken from `edits`. */
export function packBatch(batch: LiveBatch, base: Base, { whole, ...edits }: Edits): PackedBatch {
  const words = new Map(wordsOf(base).map((word, place) => [word, place]))
  const { events, people = whole.people, lines } = batch
  const { boards, teams, duty, flag } = whole
  const isAnyBoard = Object.keys(boards).length > 0
  const rest = {
    ...(isAnyBoard ? { boards } : {}),
    teams,
    people,
    lines: lines?.length ? lines : undefined,
    duty,
    flag,
  }
  const isRest = Object.values(rest).some((each) => each !== undefined)
  return {
    of: placeOf(batch),
    first: events[0]?.seq ?? 1,
    facts: events.map((event) => ('fact' in event ? [Date.parse(event.at), SHAPES.shorten(event.fact, words)] : 0)),
    ...edits,
    ...(isRest ? { rest: SHAPES.shorten(rest, words) } : {}),
  }
}

/** The events of a batch, as they were before it was packed; not checked by any contract. */
export function eventsOf({ first, facts }: PackedBatch, base: Pick<Base, 'today' | 'contest'>): LiveEvent[] {
  const words = wordsOf(base)
  return facts.map((each, index) => {
    const seq = first + index
    if (each === 0) return { seq, hidden: true }
    const [at, fact] = each
    return { seq, at: new Date(at).toISOString(), fact: SHAPES.lengthen(fact, words) } as LiveEvent
  })
}

/**
 * The batch as it was before it was packed, for a screen that shows `base`; not checked by any contract. Without lists
 * where it does not follow the number `seq` of that screen. Throws where it cannot be understood.
 */
export function unpackBatch(packed: PackedBatch, base: Base & Whereabouts & { seq: number }): LiveBatch {
  const { contestId, contest } = base
  const [, epoch = '', today = ''] = packed.of.split(' ')
  const place = { contestId, epoch: base.epoch.startsWith(epoch) ? base.epoch : epoch, today }
  const batch = { ...place, events: eventsOf(packed, base), boards: {} }
  if (packed.of !== placeOf(base) || packed.first !== base.seq + 1) return batch
  const keys = boardKeys(contest)
  const frame = { metricIds: contest.metrics.map(({ id }) => id), last: base.seq + packed.facts.length }
  const rest = (SHAPES.lengthen(packed.rest, wordsOf(base)) ?? {}) as Partial<ChangedLists>
  const boards: PublicBoards = { ...rest.boards }
  for (const [index, edit] of packed.boards ?? []) {
    const key = keys[index]
    if (!key) throw new Error(`There is no list ${index}`)
    boards[key] = placesAfter(base.boards[key] ?? [], edit)
  }
  const teams = packed.teams?.map(([index, edits]) => {
    const before = base.teams[index]
    if (!before) throw new Error(`There is no team ${index}`)
    return teamAfter(before, edits, frame)
  })
  return { ...batch, ...rest, ...(teams ? { teams } : {}), boards }
}

const wordsOf = ({ today, contest }: Pick<Base, 'today' | 'contest'>): string[] => [
  today,
  ...contest.teams.map(({ id }) => id),
  ...contest.metrics.map(({ id }) => id),
]
