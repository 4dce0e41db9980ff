import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { areComplete, type SnapshotValues } from '#server/contest/contests/snapshot-parts'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import type { Bonuses } from '#server/ledger/standings/team-bonuses.reader'
import { RoomLists } from '#server/live/room-lists'
import { SNAPSHOT } from '#server/live/snapshot-size'
import type { ContestStatus } from '#shared/contest/contests/contract'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { Flag, ParticipantStanding, PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import type { Look, OwnPlace } from '#shared/ledger/standings/own-line'
import { REPLAY_LIMIT } from '#shared/live/protocol'

/** What a state is made of. */
export interface RoomContent {
  contest: LoadedContest
  seq: number
  today: string
  lines: readonly ParticipantStanding[]
  /** The newest facts, up to `seq`. */
  recent: readonly JournalRow[]
  /** Loaded only where a snapshot needs them. */
  parts: Partial<SnapshotValues>
  /** As spectators see them. */
  partsForSpectators: (values: SnapshotValues) => SnapshotValues
  build: string
  duty?: DutyShares | undefined
  flag: Flag | null
  bonuses: Bonuses
}

/**
 * All that is shown of a contest at one number and on one contest day; immutable. What is derived from it is made at
 * most once, however many screens ask (LP8).
 */
export class RoomState {
  private ownLists: Pick<RoomLists, 'boards' | 'teams'> | undefined
  private ranked: RoomLists | undefined
  private byId: Map<string, ParticipantStanding> | undefined

  /** After `before`, its lists are made from those of it where few lines changed. */
  constructor(
    private readonly content: RoomContent,
    before?: RoomState,
  ) {
    // Made now: the state before must not stay in memory with this one.
    if (before?.ranked && isOnSameDay(before, this)) this.ranked = before.ranked.after(content.lines, content.bonuses)
  }

  get contest(): LoadedContest {
    return this.content.contest
  }
  get seq(): number {
    return this.content.seq
  }
  get today(): string {
    return this.content.today
  }
  get lines(): readonly ParticipantStanding[] {
    return this.content.lines
  }
  get recent(): readonly JournalRow[] {
    return this.content.recent
  }
  get parts(): Partial<SnapshotValues> {
    return this.content.parts
  }
  get build(): string {
    return this.content.build
  }
  get duty(): DutyShares | undefined {
    return this.content.duty
  }
  get bonuses(): Bonuses {
    return this.content.bonuses
  }
  get flag(): Flag | null {
    return this.content.flag
  }

  /** Whether all its people are in every snapshot. */
  get isSmall(): boolean {
    return this.contest.view.participants.length <= SNAPSHOT.wholeUpTo
  }

  /** Whether a snapshot can be made of it. */
  get isFull(): boolean {
    return areComplete(this.parts)
  }

  get boards(): PublicBoards {
    return (this.ownLists ?? this.lists).boards
  }

  get teams(): readonly TeamStanding[] {
    return (this.ownLists ?? this.lists).teams
  }

  line(participantId: string): ParticipantStanding | undefined {
    this.byId ??= new Map(this.lines.map((line) => [line.participantId, line]))
    return this.byId.get(participantId)
  }

  /** Nothing where the page shows none: of a rank without a value, of a gap before the first deal. */
  placeOf(line: ParticipantStanding, look: Look): OwnPlace | undefined {
    return this.lists.placeOf(line, look, isOver(this.contest.status))
  }

  /** LP3: whether everything after `seq` can be sent one by one. */
  canReplayFrom(seq: number): boolean {
    return seq <= this.seq && this.seq - seq <= this.recent.length
  }

  /** The rows after `seq`. */
  after(seq: number): readonly JournalRow[] {
    return seq === this.seq ? [] : this.recent.slice(seq - this.seq)
  }

  /** The parts for an audience; needs all of them. */
  partsFor(audience: ViewAudience): SnapshotValues {
    const { parts } = this
    if (!areComplete(parts)) throw new Error('A snapshot was asked of a state without all its parts')
    return audience === 'spectators' ? this.content.partsForSpectators(parts) : parts
  }

  /** Keeps only what is sent of it: a state of before is only compared with. */
  fade(): void {
    if (this.ranked) this.ownLists = { boards: this.ranked.boards, teams: this.ranked.teams }
    this.ranked = undefined
    this.byId = undefined
  }

  private get lists(): RoomLists {
    this.ranked ??= RoomLists.of(this.contest.view, this.lines, this.content.bonuses)
    return this.ranked
  }
}

/** No sale comes any more, but what a ledger keeper adds. */
const isOver = (status: ContestStatus): boolean => status === 'settling' || status === 'closed'

/** Whether both have the same people, metrics and rules. */
const isOnSameDay = (before: RoomState, after: RoomState): boolean =>
  before.today === after.today && before.contest.view === after.contest.view

/** Rows before and after, cut to what a replay may need. */
export function kept(before: readonly JournalRow[], rows: readonly JournalRow[]): JournalRow[] {
  return [...before, ...rows].slice(-REPLAY_LIMIT)
}
