import { z } from 'zod'
import { ContestView, ParticipantView } from '#shared/contest/contests/contract'
import { DutyShares } from '#shared/contest/duty/contract'
import { LikeCounts } from '#shared/ledger/likes/contract'
import { BoardKey, Flag, ParticipantStanding, PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import { Look, type OwnLineChange, WholeOwnLine } from '#shared/ledger/standings/own-line'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { PledgeView } from '#shared/ritual/pledges/contract'
import { LiveFact, traitsOf } from './facts'
import type { PackedBatch } from './packed'
import { Ritual } from './ritual'

/** Raised when an old client could misread a message (LP9). The rules LP1 … are in PROTOCOL.md. */
export const LIVE_PROTOCOL = 3

/** LP3: the most missed facts that a replay sends; a client that missed more takes a snapshot. */
export const REPLAY_LIMIT = 500
/** How many facts a feed holds; all of them are among the newest `REPLAY_LIMIT` numbers. */
export const FEED_LENGTH = 30
/** LP19: how many of them the first picture of a large room holds. */
export const FIRST_FACTS = 10
/** LP7, in ms. */
export const HEAD_EVERY_MS = 5_000

/** LP16: the server's time at the sending; a server that is older than this page leaves it out. */
const ServerNow = Instant.optional()

/** Who may read a fact. */
export const Audience = z.enum(['public', 'directors'])
export type Audience = z.infer<typeof Audience>

/** An event that this audience may read. */
export const ShownEvent = z.object({ seq: z.int().positive(), at: Instant, fact: LiveFact })
export type ShownEvent = z.infer<typeof ShownEvent>

const OfAnyType = z.object({ seq: z.int().positive(), fact: z.object({ type: z.string() }) })

/** The number of an event whose fact is of a type that this page is too old to know. */
function unknownSeq(event: unknown): number | undefined {
  const { data } = OfAnyType.safeParse(event)
  return data && !traitsOf(data.fact) ? data.seq : undefined
}

function hiddenIfUnknown(event: unknown): unknown {
  const seq = unknownSeq(event)
  return seq === undefined ? event : { seq, hidden: true }
}

const withoutUnknown = (feed: unknown): unknown =>
  Array.isArray(feed) ? feed.filter((event) => unknownSeq(event) === undefined) : feed

/**
 * LP1: numbered by one in each contest. LP6: what an audience may not see keeps its number and is hidden. LP9: so is
 * what a page is too old to know.
 */
export const LiveEvent = z.preprocess(
  hiddenIfUnknown,
  z.union([ShownEvent, z.object({ seq: z.int().positive(), hidden: z.literal(true) })]),
)
export type LiveEvent = z.infer<typeof LiveEvent>

/** LP10: the newest facts worth showing, newest first, at the last number `seq`; `earlier` is the feed before them. */
export function feedAt(seq: number, events: readonly LiveEvent[], earlier: readonly ShownEvent[] = []): ShownEvent[] {
  const isNews = (event: LiveEvent): event is ShownEvent => 'fact' in event && traitsOf(event.fact)?.feed === 'news'
  const feed = [...events.filter(isNews).reverse(), ...earlier]
  return feed.filter((event) => event.seq > seq - REPLAY_LIMIT).slice(0, FEED_LENGTH)
}

/** The lists that changed since an earlier number, as of the last one; `lines` for ledger keepers. */
const changedLists = {
  boards: PublicBoards,
  /** Who entered one of these lists. */
  people: z.array(ParticipantView).optional(),
  lines: z.array(ParticipantStanding).optional(),
  /** Teams whose totals moved, over every time. */
  teams: z.array(TeamStanding).optional(),
  /** Where they are others than before. */
  duty: DutyShares.optional(),
  flag: Flag.nullable().optional(),
}
export const ChangedLists = z.object(changedLists)
export type ChangedLists = z.infer<typeof ChangedLists>

/** LP5: a contiguous run, and what it changed on that contest day. */
export const LiveBatch = z.object({
  contestId: z.uuid(),
  epoch: z.string(),
  today: Day,
  events: z.array(LiveEvent).min(1),
  ...changedLists,
})
export type LiveBatch = z.infer<typeof LiveBatch>

/** LP7: every 5 s, with the last number sent to this room, and `meSeq`, that of the own line last sent to this socket. */
export const LiveHead = z.object({
  contestId: z.uuid(),
  epoch: z.string(),
  seq: z.int(),
  today: Day,
  now: ServerNow,
  build: z.string(),
  meSeq: z.int().optional(),
  /** LP21. */
  likes: LikeCounts.optional(),
})
export type LiveHead = z.infer<typeof LiveHead>

/** The lifetime of the numbers of a room. */
const Epoch = text(40, { min: 0 })

/** LP3: the last number seen, in which epoch and on which contest day; nothing seen means a snapshot. */
export const JoinContest = z.strictObject({
  protocol: z.int(),
  contestId: z.uuid(),
  seen: z.strictObject({ seq: z.int().nonnegative(), epoch: Epoch, today: Day }).optional(),
  look: Look.optional(),
})
export type JoinContest = z.infer<typeof JoinContest>

export const LeaveContest = z.strictObject({ contestId: z.uuid() })
export type LeaveContest = z.infer<typeof LeaveContest>

/** LP18: which place the page shows from now on, or none. */
export const LookAtPlace = z.strictObject({ contestId: z.uuid(), look: Look.nullable() })
export type LookAtPlace = z.infer<typeof LookAtPlace>

/** LP11: the same as a query of a screen that polls. */
export const PollContest = z.strictObject({
  protocol: z.coerce.number().int().optional(),
  seq: z.coerce.number().int().nonnegative().optional(),
  epoch: Epoch.optional(),
  today: Day.optional(),
  /** LP18: with the number seen, the list that the page shows one's own place in; the points of the contest otherwise. */
  board: BoardKey.optional(),
})
export type PollContest = z.infer<typeof PollContest>

/** What a large room's first picture leaves out, and a page that shows it asks for (LP19). */
export const LivePart = z.enum(['people', 'pledges', 'feed', 'lines'])
export type LivePart = z.infer<typeof LivePart>

/** Where an answer belongs: to which numbers, to which day, and to whose view of the contest. */
const place = {
  epoch: z.string(),
  seq: z.int(),
  today: Day,
  now: ServerNow,
  build: z.string(),
  /** What an audience and a team are shown; answers of another view do not fit. */
  view: z.string(),
}

const Feed = z.preprocess(withoutUnknown, z.array(ShownEvent))

/**
 * All state at a number. `feed` is the newest shown facts, newest first. In a large room `holds` names the lists that
 * are whole: the others hold the people of the own team and those that are named, and their pledges.
 */
export const LiveSnapshot = z.object({
  kind: z.literal('snapshot'),
  ...place,
  contest: ContestView,
  teams: z.array(TeamStanding),
  boards: PublicBoards,
  pledges: z.array(PledgeView),
  ritual: Ritual,
  feed: Feed,
  lines: z.array(ParticipantStanding).optional(),
  /** Where the ranking counts heads. */
  duty: DutyShares.optional(),
  flag: Flag.nullable().optional(),
  holds: z.array(LivePart),
  me: WholeOwnLine.optional(),
})
export type LiveSnapshot = z.infer<typeof LiveSnapshot>

/** What was missed, contiguous from the number seen, and what it changed. */
export const LiveReplay = z.object({
  kind: z.literal('replay'),
  ...place,
  events: z.array(LiveEvent),
  ...changedLists,
  me: WholeOwnLine.optional(),
})
export type LiveReplay = z.infer<typeof LiveReplay>

/** The socket is in the room from `seq` on; what the screen lacks until there comes by HTTP. */
export const LiveEntered = z.object({ kind: z.literal('entered'), ...place })
export type LiveEntered = z.infer<typeof LiveEntered>

/** LP19: one list, whole, at a number. */
export const LiveRest = z.object({
  ...place,
  people: z.array(ParticipantView).optional(),
  /** With `people`: the text of the contest's plan. */
  plan: z.string().optional(),
  pledges: z.array(PledgeView).optional(),
  feed: Feed.optional(),
  lines: z.array(ParticipantStanding).optional(),
})
export type LiveRest = z.infer<typeof LiveRest>

export const LiveRefusal = z.object({
  kind: z.literal('refused'),
  reason: z.enum(['client_too_old', 'not_found', 'unauthenticated', 'invalid_input', 'leaving']),
})
export type LiveRefusal = z.infer<typeof LiveRefusal>

/** A socket's join. */
export const JoinReply = z.discriminatedUnion('kind', [LiveReplay, LiveEntered, LiveRefusal])
export type JoinReply = z.infer<typeof JoinReply>

/** The same by HTTP. */
export const PollReply = z.discriminatedUnion('kind', [LiveReplay, LiveSnapshot, LiveRefusal])
export type PollReply = z.infer<typeof PollReply>

/** socket.io event names, typed once for both ends. `server:leaving` carries the delay before reconnecting, in ms. */
export interface ServerToClient {
  'contest:batch': (batch: PackedBatch) => void
  'contest:me': (change: OwnLineChange) => void
  'contest:head': (head: LiveHead) => void
  'server:leaving': (hint: { comeBackInMs: number }) => void
}
export interface ClientToServer {
  'contest:join': (input: JoinContest, reply: (answer: JoinReply) => void) => void
  'contest:leave': (input: LeaveContest) => void
  'contest:look': (input: LookAtPlace) => void
}
