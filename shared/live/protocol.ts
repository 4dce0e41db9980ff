import { z } from 'zod'
import { ContestView } from '#shared/contest/contests/contract'
import { DutyShares } from '#shared/contest/duty/contract'
import { DealLine } from '#shared/ledger/deals/contract'
import { PledgeState } from '#shared/ledger/deals/pledge-state'
import { DisputeKind, DisputeOutcome } from '#shared/ledger/disputes/contract'
import {
  Flag,
  OwnLine,
  ParticipantStanding,
  PublicBoards,
  TeamStanding,
  Totals,
} from '#shared/ledger/standings/contract'
import { Day, Instant } from '#shared/platform/time/time'
import { MeetingView } from '#shared/ritual/meetings/contract'
import { PledgeView } from '#shared/ritual/pledges/contract'
import { BenchmarkBrief, ReportBrief, Ritual } from './ritual'

/** Raised when an old client could misread a message (LP9). The rules LP1 … are in PROTOCOL.md beside this file. */
export const LIVE_PROTOCOL = 2

/** A deal's changed totals: the team's over the whole contest and over the deal's business date. */
const ChangedTeam = z.object({ teamId: z.uuid(), whole: Totals, day: Totals })

/** What happened, in the past tense, with the changed totals. */
export const LiveFact = z.discriminatedUnion('type', [
  /** Names, people, dates or status changed: LP8, take a snapshot. */
  z.object({ type: z.literal('contest.changed'), what: z.enum(['started', 'closed', 'amended', 'people', 'revised']) }),
  z.object({
    type: z.literal('deal.recorded'),
    dealId: z.uuid(),
    participantId: z.uuid(),
    name: z.string(),
    businessDate: Day,
    lines: z.array(DealLine),
    /** 待激活, told beside the score. */
    pending: z.array(DealLine).optional(),
    helperId: z.uuid().optional(),
    /** 改判: the deal in whose place it stands. */
    reassigns: z.uuid().optional(),
    nthOfDay: z.int(),
    /** Back-dated, imported or reassigned: the boards move without celebration. */
    isSilent: z.boolean(),
    /** 破零. */
    isFirstOfDay: z.boolean(),
    team: ChangedTeam,
    pledgeState: PledgeState.nullable(),
  }),
  z.object({
    type: z.literal('deal.withdrawn'),
    dealId: z.uuid(),
    participantId: z.uuid(),
    businessDate: Day,
    lines: z.array(DealLine),
    pending: z.array(DealLine).optional(),
    helperId: z.uuid().optional(),
    team: ChangedTeam,
    pledgeState: PledgeState.nullable(),
  }),
  /** 退订 on `businessDate`, the day it became known; `lines` are negative, `pending` were not counted yet. */
  z.object({
    type: z.literal('deal.cancelled'),
    dealId: z.uuid(),
    participantId: z.uuid(),
    businessDate: Day,
    lines: z.array(DealLine),
    pending: z.array(DealLine).optional(),
    helperId: z.uuid().optional(),
    team: ChangedTeam,
    pledgeState: PledgeState.nullable(),
  }),
  /** 激活: lines that waited count on `businessDate`. */
  z.object({
    type: z.literal('deal.activated'),
    dealId: z.uuid(),
    participantId: z.uuid(),
    name: z.string(),
    businessDate: Day,
    lines: z.array(DealLine),
    helperId: z.uuid().optional(),
    team: ChangedTeam,
    pledgeState: PledgeState.nullable(),
  }),
  /** 改判: taken from this name; the deal that stands instead is recorded silently right after. */
  z.object({
    type: z.literal('deal.reassigned'),
    dealId: z.uuid(),
    participantId: z.uuid(),
    toParticipantId: z.uuid(),
    toName: z.string(),
    businessDate: Day,
    lines: z.array(DealLine),
    pending: z.array(DealLine).optional(),
    helperId: z.uuid().optional(),
    team: ChangedTeam,
    pledgeState: PledgeState.nullable(),
  }),
  /** One deal of an import; the `import.recorded` that follows in the same unit tells what it changed. */
  z.object({ type: z.literal('import.line'), dealId: z.uuid() }),
  /** Deals from a file, silently: whose lines changed, and the teams' totals of the whole contest and of `day`. */
  z.object({
    type: z.literal('import.recorded'),
    deals: z.int(),
    day: Day,
    participantIds: z.array(z.uuid()),
    teams: z.array(ChangedTeam),
    pledges: z.array(z.object({ participantId: z.uuid(), state: PledgeState })),
  }),
  z.object({ type: z.literal('lead.changed'), teamId: z.uuid(), overTeamId: z.uuid(), by: z.int() }),
  z.object({
    type: z.literal('goal.reached'),
    teamId: z.uuid(),
    metricId: z.uuid().nullable(),
    level: z.enum(['target', 'challenge']),
    value: z.int(),
  }),
  z.object({ type: z.literal('pledge.made'), pledge: PledgeView, isRaise: z.boolean(), name: z.string() }),
  z.object({ type: z.literal('pledge.kept'), participantId: z.uuid(), name: z.string(), day: Day }),
  /** 全队破零: everyone of the team has sold today. */
  z.object({ type: z.literal('team.opened'), teamId: z.uuid(), day: Day }),
  /** A meeting was prepared, opened, moved on, corrected or closed; the whole of its public view. */
  z.object({ type: z.literal('meeting.changed'), meeting: MeetingView }),
  z.object({ type: z.literal('report.published'), report: ReportBrief }),
  z.object({ type: z.literal('report.withdrawn'), reportId: z.uuid(), reason: z.string() }),
  /** All benchmarks as they stand now, and the one that was named, if one was. */
  z.object({ type: z.literal('benchmark.changed'), benchmarks: z.array(BenchmarkBrief), named: z.uuid().nullable() }),
  /** Who is not on duty on that day, as it stands now. */
  z.object({ type: z.literal('duty.changed'), day: Day, absent: z.array(z.uuid()) }),
  /** An objection to a deal, or two deals with one number (`otherDealId` is the earlier); `lines` are the deal's. */
  z.object({
    type: z.literal('dispute.opened'),
    disputeId: z.uuid(),
    kind: DisputeKind,
    dealId: z.uuid(),
    otherDealId: z.uuid().nullable(),
    lines: z.array(DealLine),
  }),
  /** What became of it, after the facts of the deals that moved; `dealId` is the one that did, if one did. */
  z.object({
    type: z.literal('dispute.ruled'),
    disputeId: z.uuid(),
    kind: DisputeKind,
    outcome: DisputeOutcome,
    reason: z.string(),
    dealId: z.uuid(),
    lines: z.array(DealLine),
  }),
  /** Answered, or withdrawn by whoever opened it: lists of disputes are asked for anew. */
  z.object({ type: z.literal('dispute.changed'), disputeId: z.uuid() }),
  z.object({ type: z.literal('lesson.published'), lessonId: z.uuid(), title: z.string(), author: z.string() }),
  z.object({ type: z.literal('lesson.used'), lessonId: z.uuid(), title: z.string(), name: z.string(), uses: z.int() }),
])
export type LiveFact = z.infer<typeof LiveFact>
export type FactType = LiveFact['type']

/** A fact that moves totals of a participant, of their helper and of their team. */
export type DealFact = Extract<LiveFact, { type: `deal.${string}` }>
export const isDealFact = (fact: LiveFact): fact is DealFact => fact.type.startsWith('deal.')

/** LP3: how many missed facts are told one by one; whoever missed more takes a snapshot. */
export const REPLAY_LIMIT = 500
/** How many facts a feed holds; all of them are among the newest `REPLAY_LIMIT` numbers. */
export const FEED_LENGTH = 30
/** LP7, in ms. */
export const HEAD_EVERY_MS = 5_000

/** Who may read a fact. */
export const Audience = z.enum(['public', 'directors'])
export type Audience = z.infer<typeof Audience>

/** LP1: numbered by one in each contest. LP6: what an audience may not see keeps its number and is hidden. */
export const LiveEvent = z.union([
  z.object({ seq: z.int().positive(), at: Instant, fact: LiveFact }),
  z.object({ seq: z.int().positive(), hidden: z.literal(true) }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
/** An event that this audience may read. */
export type ShownEvent = Extract<LiveEvent, { fact: LiveFact }>

/** What only refreshes screens. */
const UNTOLD: ReadonlySet<FactType> = new Set([
  'import.line',
  'contest.changed',
  'meeting.changed',
  'duty.changed',
  'dispute.changed',
])

/** LP10: the newest facts worth showing, newest first, at the last number `seq`; `earlier` is the feed before them. */
export function feedAt(seq: number, events: readonly LiveEvent[], earlier: readonly ShownEvent[] = []): ShownEvent[] {
  const isWorthShowing = (event: LiveEvent): event is ShownEvent => 'fact' in event && !UNTOLD.has(event.fact.type)
  const feed = [...events.filter(isWorthShowing).reverse(), ...earlier]
  return feed.filter((event) => event.seq > seq - REPLAY_LIMIT).slice(0, FEED_LENGTH)
}

/**
 * LP5: a contiguous run, and the boards as they stand at its last number on that contest day (changed lists only;
 * `lines` for directors).
 */
export const LiveBatch = z.object({
  contestId: z.uuid(),
  epoch: z.string(),
  today: Day,
  events: z.array(LiveEvent).min(1),
  boards: PublicBoards,
  lines: z.array(ParticipantStanding).optional(),
  /** Teams whose totals moved, over every time. */
  teams: z.array(TeamStanding).optional(),
  /** Where they are others than before the run. */
  duty: DutyShares.optional(),
  flag: Flag.nullable().optional(),
})
export type LiveBatch = z.infer<typeof LiveBatch>

/** LP7: every 5 s, with the last number sent to this room, and `meSeq`, that of the own line last sent to this socket. */
export const LiveHead = z.object({
  contestId: z.uuid(),
  epoch: z.string(),
  seq: z.int(),
  today: Day,
  build: z.string(),
  meSeq: z.int().optional(),
})
export type LiveHead = z.infer<typeof LiveHead>

/** LP3: the last number seen, in which epoch and on which contest day; nothing seen means a snapshot. */
export const JoinContest = z.strictObject({
  protocol: z.int(),
  contestId: z.uuid(),
  seen: z.strictObject({ seq: z.int().nonnegative(), epoch: z.string(), today: Day }).optional(),
})
export type JoinContest = z.infer<typeof JoinContest>

export const LeaveContest = z.strictObject({ contestId: z.uuid() })
export type LeaveContest = z.infer<typeof LeaveContest>

/** LP11: the same as a query of a screen that polls. */
export const PollContest = z.strictObject({
  protocol: z.coerce.number().int().optional(),
  seq: z.coerce.number().int().nonnegative().optional(),
  epoch: z.string().optional(),
  today: Day.optional(),
})
export type PollContest = z.infer<typeof PollContest>

/** All state at a number. `feed` is the newest shown facts, newest first; `lines` only for directors. */
export const LiveSnapshot = z.object({
  kind: z.literal('snapshot'),
  epoch: z.string(),
  seq: z.int(),
  today: Day,
  build: z.string(),
  contest: ContestView,
  teams: z.array(TeamStanding),
  boards: PublicBoards,
  pledges: z.array(PledgeView),
  ritual: Ritual,
  feed: z.array(z.object({ seq: z.int().positive(), at: Instant, fact: LiveFact })),
  lines: z.array(ParticipantStanding).optional(),
  /** Where the ranking counts heads. */
  duty: DutyShares.optional(),
  flag: Flag.nullable().optional(),
  me: OwnLine.optional(),
})
export type LiveSnapshot = z.infer<typeof LiveSnapshot>

/** What was missed, contiguous from the number seen, and all boards at the last number. */
export const LiveReplay = z.object({
  kind: z.literal('replay'),
  epoch: z.string(),
  seq: z.int(),
  today: Day,
  build: z.string(),
  events: z.array(LiveEvent),
  boards: PublicBoards,
  teams: z.array(TeamStanding).optional(),
  lines: z.array(ParticipantStanding).optional(),
  /** Where the ranking counts heads. */
  duty: DutyShares.optional(),
  flag: Flag.nullable().optional(),
  me: OwnLine.optional(),
})
export type LiveReplay = z.infer<typeof LiveReplay>

export const LiveRefusal = z.object({
  kind: z.literal('refused'),
  reason: z.enum(['client_too_old', 'not_found', 'unauthenticated', 'invalid_input', 'leaving']),
})
export type LiveRefusal = z.infer<typeof LiveRefusal>

export const JoinReply = z.discriminatedUnion('kind', [LiveReplay, LiveSnapshot, LiveRefusal])
export type JoinReply = z.infer<typeof JoinReply>

/** socket.io event names, typed once for both ends. `server:leaving` tells when to come back, in ms. */
export interface ServerToClient {
  'contest:batch': (batch: LiveBatch) => void
  'contest:me': (line: OwnLine) => void
  'contest:head': (head: LiveHead) => void
  'server:leaving': (hint: { comeBackInMs: number }) => void
}
export interface ClientToServer {
  'contest:join': (input: JoinContest, reply: (answer: JoinReply) => void) => void
  'contest:leave': (input: LeaveContest) => void
}
