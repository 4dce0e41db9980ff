import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { areComplete, type SnapshotValues } from '#server/contest/contests/snapshot-parts'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import { SNAPSHOT } from '#server/live/snapshot-size'
import type { DutyShares } from '#shared/contest/duty/contract'
import { fullBoards, type OwnPlace, ownPlaces, publicPart, teamStandings } from '#shared/ledger/standings/boards'
import type {
  BoardKey,
  Flag,
  OwnLine,
  ParticipantStanding,
  Place,
  PublicBoards,
  TeamStanding,
} from '#shared/ledger/standings/contract'
import { REPLAY_LIMIT } from '#shared/live/protocol'

/** A participant's own line as sent; both parts are compared with the next state's. */
export interface Mine {
  standing: ParticipantStanding
  places: Record<BoardKey, OwnPlace>
}

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
}

/**
 * All that is shown of a contest at one number and on one contest day; immutable. What is derived from it is made at
 * most once, however many screens ask (LP8).
 */
export class RoomState {
  private ownBoards: Map<BoardKey, Place[]> | undefined
  private ownPublicBoards?: PublicBoards
  private ownTeams?: TeamStanding[]
  private places: Map<string, Record<BoardKey, OwnPlace>> | undefined
  private byId: Map<string, ParticipantStanding> | undefined

  constructor(private readonly content: RoomContent) {}

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
    this.ownPublicBoards ??= publicPart(this.fullBoards, this.lines.length)
    return this.ownPublicBoards
  }

  get teams(): readonly TeamStanding[] {
    const ids = this.contest.view.teams.map((team) => team.id)
    this.ownTeams ??= teamStandings(ids, this.lines)
    return this.ownTeams
  }

  line(participantId: string): ParticipantStanding | undefined {
    this.byId ??= new Map(this.lines.map((line) => [line.participantId, line]))
    return this.byId.get(participantId)
  }

  mine(participantId: string): Mine | undefined {
    this.places ??= ownPlaces(this.fullBoards)
    const standing = this.line(participantId)
    const places = this.places.get(participantId)
    return standing && places && { standing, places }
  }

  ownLine(mine: Mine): OwnLine {
    return { contestId: this.contest.id, seq: this.seq, today: this.today, ...mine }
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

  /** Drops what can be made again: a state of before is only compared with. */
  fade(): void {
    this.ownBoards = undefined
    this.places = undefined
    this.byId = undefined
  }

  private get fullBoards(): Map<BoardKey, Place[]> {
    this.ownBoards ??= fullBoards(this.contest.view, this.lines)
    return this.ownBoards
  }
}

/** Rows before and after, cut to what a replay may need. */
export function kept(before: readonly JournalRow[], rows: readonly JournalRow[]): JournalRow[] {
  return [...before, ...rows].slice(-REPLAY_LIMIT)
}
