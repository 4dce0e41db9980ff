import type { ContestView } from '#shared/contest/contests/contract'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { ListTally } from '#shared/field/lists/facts'
import type { PledgeState } from '#shared/ledger/deals/pledge-state'
import type { Flag, ParticipantStanding, PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import { type OwnLine, ownLineFrom } from '#shared/ledger/standings/own-line'
import { type DealFact, type FactOf, type FactTouching, isDealFact, type LiveFact, touches } from '#shared/live/facts'
import {
  type ChangedLists,
  feedAt,
  type LiveBatch,
  type LiveEvent,
  type LiveHead,
  type LivePart,
  type LiveReplay,
  type LiveSnapshot,
  type ShownEvent,
} from '#shared/live/protocol'
import type { Ritual } from '#shared/live/ritual'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** All that a screen shows of a contest, at one number and on one contest day; replaced, never changed. */
export interface LiveState {
  epoch: string
  seq: number
  today: string
  contest: ContestView
  teams: TeamStanding[]
  boards: PublicBoards
  pledges: PledgeView[]
  ritual: Ritual
  feed: ShownEvent[]
  lines: ParticipantStanding[] | undefined
  duty?: DutyShares | undefined
  flag?: Flag | null | undefined
  me: OwnLine | undefined
  /** LP19: what this screen may see, and which of its lists are whole. */
  view: string
  holds: readonly LivePart[]
}

/** A contiguous run of facts, and what it changed, as of `last`. */
export interface Run {
  events: readonly LiveEvent[]
  lists: ChangedLists
  last: number
}

/** What a batch does to a screen: LP4 says when to ask for what was missed, LP8 when to ask for a snapshot. */
export type Step =
  | { kind: 'applied'; state: LiveState; arrived: ShownEvent[]; isContestChanged: boolean }
  | { kind: 'known' }
  | { kind: 'ask'; for: 'missed' | 'snapshot' }

/** People who were known before stay known until the page has all of them again. */
export function fromSnapshot(snapshot: LiveSnapshot, before?: LiveState): LiveState {
  const { epoch, seq, today, teams, boards, pledges, ritual, feed, lines, duty, flag, me, view, holds } = snapshot
  const isLarge = !holds.includes('people') && before?.view === view && before.contest.id === snapshot.contest.id
  const { contest } = isLarge ? withPeople(snapshot, before.contest.participants) : snapshot
  const own = { me: me && ownLineFrom(me), lines, view, holds }
  return { epoch, seq, today, contest, teams, boards, pledges, ritual, feed, duty, flag, ...own }
}

/** Whether the answer is of the same numbers, day and view. */
export const isOfView = (state: LiveState | undefined, answer: Pick<LiveState, 'epoch' | 'today' | 'view'>): boolean =>
  state?.epoch === answer.epoch && state.today === answer.today && state.view === answer.view

/** LP4: skips what is known, applies the run that follows, asks for anything else. */
export function applyBatch(state: LiveState, batch: LiveBatch): Step {
  const first = batch.events[0]?.seq ?? 0
  const last = batch.events.at(-1)?.seq ?? 0
  if (batch.epoch !== state.epoch) return { kind: 'ask', for: 'snapshot' }
  if (last <= state.seq) return { kind: 'known' }
  if (batch.today !== state.today) return { kind: 'ask', for: 'snapshot' }
  // Lists are sent as changes since the number before the run, so a run that begins earlier does not fit either.
  if (first !== state.seq + 1) return { kind: 'ask', for: 'missed' }
  if (!isRun(batch.events, first)) return { kind: 'ask', for: 'snapshot' }
  return {
    kind: 'applied',
    state: follow(state, { events: batch.events, lists: batch, last }),
    arrived: batch.events.filter(isShown),
    isContestChanged: batch.events.some(isContestChange),
  }
}

/**
 * Applies what was missed; nothing where it does not follow the state, and then only a snapshot helps. The same state
 * where another answer was quicker and knew more.
 */
export function applyReplay(state: LiveState, replay: LiveReplay): LiveState | undefined {
  const { events, seq, me } = replay
  if (!isOfView(state, replay)) return undefined
  if (seq < state.seq) return state
  const first = seq - events.length + 1
  if (first > state.seq + 1 || !isRun(events, first)) return undefined
  const news = events.filter((event) => event.seq > state.seq)
  if (news.some(isContestChange)) return undefined
  const next = follow(state, { events: news, lists: replay, last: seq })
  return me && !(next.me && me.seq < next.me.seq) ? { ...next, me: ownLineFrom(me) } : next
}

/** The state after a run that begins with its next number. */
export function follow(state: LiveState, { events, lists, last }: Run): LiveState {
  const next = events.reduce(applyEvent, withPeople(state, lists.people))
  return {
    ...next,
    seq: last,
    boards: { ...state.boards, ...lists.boards },
    lines: merged(state.lines, lists.lines),
    duty: lists.duty ?? state.duty,
    flag: lists.flag === undefined ? state.flag : lists.flag,
    teams: mergedTeams(next.teams, lists.teams),
    feed: feedAt(last, events, state.feed),
  }
}

/** LP7: whether the screen is in step with what was sent to its room. */
export function judgeHead(state: LiveState, head: LiveHead): 'in step' | 'missed' | 'snapshot' {
  if (head.epoch !== state.epoch || head.today !== state.today || head.seq < state.seq) return 'snapshot'
  const isOwnLineMissed = head.meSeq !== undefined && head.meSeq > (state.me?.seq ?? -1)
  return head.seq > state.seq || isOwnLineMissed ? 'missed' : 'in step'
}

const isShown = (event: LiveEvent): event is ShownEvent => 'fact' in event

const isContestChange = (event: LiveEvent): boolean => isShown(event) && event.fact.type === 'contest.changed'

const isRun = (events: readonly LiveEvent[], first: number): boolean =>
  events.every((event, index) => event.seq === first + index)

function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  return isShown(event) ? applyFact(state, event.fact) : state
}

function applyFact(state: LiveState, fact: LiveFact): LiveState {
  if (isDealFact(fact)) return withDeal(state, fact)
  if (fact.type === 'portrait.changed') return withPortrait(state, fact)
  if (fact.type === 'import.recorded') return withImported(state, fact)
  if (fact.type === 'pledge.made')
    return fact.pledge.day === state.today ? { ...state, pledges: withPledge(state, fact.pledge) } : state
  if (touches(fact, 'meetings', 'reports', 'benchmarks', 'ceremony', 'absences', 'lists'))
    return { ...state, ritual: ritualAfter(state.ritual, fact, state.today) }
  return state
}

function withPortrait(state: LiveState, { participantId, portrait }: FactOf<'portrait.changed'>): LiveState {
  const { contest } = state
  const participants = contest.participants.map((person) => {
    if (person.id !== participantId) return person
    const { portrait: _, ...others } = person
    return portrait === null ? others : { ...others, portrait }
  })
  return { ...state, contest: { ...contest, participants } }
}

function withDeal(state: LiveState, { businessDate, participantId, pledgeState }: DealFact): LiveState {
  if (businessDate !== state.today || !pledgeState) return state
  return { ...state, pledges: withState(state.pledges, participantId, pledgeState) }
}

function withImported(state: LiveState, { day, pledges }: FactOf<'import.recorded'>): LiveState {
  if (day !== state.today) return state
  const after = pledges.reduce((wall, each) => withState(wall, each.participantId, each.state), state.pledges)
  return { ...state, pledges: after }
}

const withState = (pledges: PledgeView[], participantId: string, state: PledgeState): PledgeView[] =>
  pledges.map((pledge) => (pledge.participantId === participantId ? { ...pledge, state } : pledge))

/** Walls are in seat order; without the other teams' pledges they stay the own team's. */
function withPledge({ contest, pledges, holds, view }: LiveState, pledge: PledgeView): PledgeView[] {
  const seats = new Map(contest.participants.map((person, seat) => [person.id, { seat, teamId: person.teamId }]))
  const teamId = seats.get(pledge.participantId)?.teamId
  if (!holds.includes('pledges') && (!teamId || teamId !== ownTeamOf(view))) return pledges
  const others = pledges.filter((each) => each.participantId !== pledge.participantId)
  const seatOf = (each: PledgeView) => seats.get(each.participantId)?.seat ?? seats.size
  return [...others, pledge].sort((a, b) => seatOf(a) - seatOf(b))
}

const ownTeamOf = (view: string): string | undefined => view.split(':')[1]

/** LP19: people whom the lists name for the first time. */
function withPeople<State extends { contest: ContestView }>(
  state: State,
  people: ContestView['participants'] = [],
): State {
  const known = new Set(state.contest.participants.map((person) => person.id))
  const unknown = people.filter((person) => !known.has(person.id))
  if (unknown.length === 0) return state
  const { contest } = state
  return { ...state, contest: { ...contest, participants: [...contest.participants, ...unknown] } }
}

const mergedTeams = (before: TeamStanding[], changed: TeamStanding[] = []): TeamStanding[] =>
  before.map((team) => changed.find((each) => each.teamId === team.teamId) ?? team)

function merged(before: ParticipantStanding[] | undefined, changed: ParticipantStanding[] | undefined) {
  if (!before || !changed) return before
  const byId = new Map(changed.map((line) => [line.participantId, line]))
  return before.map((line) => byId.get(line.participantId) ?? line)
}

type RitualFact = FactTouching<'meetings' | 'reports' | 'benchmarks' | 'ceremony' | 'absences' | 'lists'>

function ritualAfter(ritual: Ritual, fact: RitualFact, today: string): Ritual {
  switch (fact.type) {
    case 'meeting.changed': {
      const others = ritual.meetings.filter((meeting) => meeting.id !== fact.meeting.id)
      return fact.meeting.day === today ? { ...ritual, meetings: [...others, fact.meeting] } : ritual
    }
    case 'report.published':
      return { ...ritual, report: fact.report }
    case 'report.withdrawn':
      return ritual.report?.id === fact.reportId
        ? { ...ritual, report: { ...ritual.report, withdrawnReason: fact.reason } }
        : ritual
    case 'benchmark.changed':
      return { ...ritual, benchmarks: fact.benchmarks }
    case 'ceremony.changed':
      return { ...ritual, ceremony: fact.ceremony }
    case 'duty.changed':
      return fact.day === today ? { ...ritual, absent: fact.absent } : ritual
    case 'list.tallied':
      return { ...ritual, lists: withList(ritual.lists, fact.list) }
  }
}

/** A list that is new comes first, as the newest one. */
function withList(lists: readonly ListTally[], list: ListTally): ListTally[] {
  const isKnown = lists.some(({ listId }) => listId === list.listId)
  return isKnown ? lists.map((each) => (each.listId === list.listId ? list : each)) : [list, ...lists]
}
