import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { areComplete, type SnapshotValues } from '#server/contest/contests/snapshot-parts'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import { contestForSpectators, shownTo } from '#server/live/audience-rules'
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
import { feedAt, type LiveReplay, type LiveSnapshot, REPLAY_LIMIT } from '#shared/live/protocol'

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
  private ownBoards?: Map<BoardKey, Place[]>
  private ownPublicBoards?: PublicBoards
  private ownTeams?: TeamStanding[]
  private places?: Map<string, Record<BoardKey, OwnPlace>>
  private byId?: Map<string, ParticipantStanding>
  private readonly snapshots: Partial<Record<ViewAudience, LiveSnapshot>> = {}

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

  replay(seq: number, audience: ViewAudience): LiveReplay {
    const { epoch } = this.contest
    const answer = { kind: 'replay' as const, epoch, seq: this.seq, today: this.today, build: this.build }
    return { ...answer, events: this.after(seq).map((row) => shownTo(audience, row)), ...this.listsFor(audience) }
  }

  /** Needs all parts. */
  snapshot(audience: ViewAudience): LiveSnapshot {
    this.snapshots[audience] ??= this.makeSnapshot(audience)
    return this.snapshots[audience]
  }

  private makeSnapshot(audience: ViewAudience): LiveSnapshot {
    const { parts, contest, seq, today, build } = this
    if (!areComplete(parts)) throw new Error('A snapshot was asked of a state without all its parts')
    const { view, epoch } = contest
    const isInside = audience !== 'spectators'
    const { pledges, ...ritual } = isInside ? parts : this.content.partsForSpectators(parts)
    const shown = isInside ? view : contestForSpectators(view)
    const events = this.recent.map((row) => shownTo(audience, row))
    return {
      ...{ kind: 'snapshot', epoch, seq, today, build, contest: shown, pledges, ritual },
      feed: feedAt(seq, events),
      ...this.listsFor(audience),
    }
  }

  private listsFor(audience: ViewAudience): Pick<LiveSnapshot, 'boards' | 'teams' | 'lines' | 'duty' | 'flag'> {
    const lists = {
      boards: this.boards,
      teams: [...this.teams],
      flag: this.flag,
      ...(this.duty ? { duty: this.duty } : {}),
    }
    return audience === 'ledger_keepers' ? { ...lists, lines: [...this.lines] } : lists
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
