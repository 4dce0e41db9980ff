import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Readers } from '#server/journal/live/live-sockets'
import { contestForOnlookers, ritualForOnlookers } from '#server/journal/live/onlookers'
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
import { type LiveFact, traitsOf } from '#shared/live/facts'
import {
  type Audience,
  feedAt,
  type LiveEvent,
  type LiveReplay,
  type LiveSnapshot,
  REPLAY_LIMIT,
} from '#shared/live/protocol'
import type { Ritual } from '#shared/live/ritual'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** A numbered fact as the journal holds it. */
export interface JournalRow {
  seq: number
  audience: Audience
  at: string
  fact: LiveFact
}

/** What was last told to a screen about its own line; both parts are compared with the next state's. */
export interface Mine {
  standing: ParticipantStanding
  places: Record<BoardKey, OwnPlace>
}

/**
 * All that is shown of a contest at one number and on one contest day; never changed. What is derived from it is made
 * at most once, however many screens ask (LP8). `recent` ends with `seq`; `pledges` and
 * `ritual` are read only where a snapshot needs them.
 */
export class RoomState {
  private ownBoards?: Map<BoardKey, Place[]>
  private ownPublicBoards?: PublicBoards
  private ownTeams?: TeamStanding[]
  private places?: Map<string, Record<BoardKey, OwnPlace>>
  private byId?: Map<string, ParticipantStanding>
  private readonly snapshots: Partial<Record<Readers, LiveSnapshot>> = {}

  constructor(
    readonly contest: LoadedContest,
    readonly seq: number,
    readonly today: string,
    readonly lines: readonly ParticipantStanding[],
    readonly recent: readonly JournalRow[],
    readonly pledges: readonly PledgeView[] | undefined,
    readonly ritual: Ritual | undefined,
    readonly build: string,
    readonly duty?: DutyShares | undefined,
    readonly flag: Flag | null = null,
  ) {}

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

  /** LP3: whether everything after `seq` can be told one by one. */
  canReplayFrom(seq: number): boolean {
    return seq <= this.seq && this.seq - seq <= this.recent.length
  }

  /** The rows after `seq`. */
  after(seq: number): readonly JournalRow[] {
    return seq === this.seq ? [] : this.recent.slice(seq - this.seq)
  }

  replay(seq: number, audience: Readers): LiveReplay {
    const { epoch } = this.contest
    const answer = { kind: 'replay' as const, epoch, seq: this.seq, today: this.today, build: this.build }
    return { ...answer, events: this.after(seq).map((row) => shownTo(audience, row)), ...this.listsFor(audience) }
  }

  /** Needs `pledges` and `ritual`. */
  snapshot(audience: Readers): LiveSnapshot {
    this.snapshots[audience] ??= this.makeSnapshot(audience)
    return this.snapshots[audience]
  }

  private makeSnapshot(audience: Readers): LiveSnapshot {
    if (!this.pledges || !this.ritual) throw new Error('A snapshot was asked of a state without pledges and ritual')
    const { view, epoch } = this.contest
    const isInside = audience !== 'onlookers'
    return {
      kind: 'snapshot',
      epoch,
      seq: this.seq,
      today: this.today,
      build: this.build,
      contest: isInside ? view : contestForOnlookers(view),
      pledges: isInside ? [...this.pledges] : [],
      ritual: isInside ? this.ritual : ritualForOnlookers(this.ritual),
      feed: feedAt(
        this.seq,
        this.recent.map((row) => shownTo(audience, row)),
      ),
      ...this.listsFor(audience),
    }
  }

  private listsFor(audience: Readers): Pick<LiveSnapshot, 'boards' | 'teams' | 'lines' | 'duty' | 'flag'> {
    const lists = {
      boards: this.boards,
      teams: [...this.teams],
      flag: this.flag,
      ...(this.duty ? { duty: this.duty } : {}),
    }
    return audience === 'directors' ? { ...lists, lines: [...this.lines] } : lists
  }

  private get fullBoards(): Map<BoardKey, Place[]> {
    this.ownBoards ??= fullBoards(this.contest.view, this.lines)
    return this.ownBoards
  }
}

/** LP6: what an audience may not read keeps its number; a fact without traits, of a newer server, is shown to none. */
export function shownTo(readers: Readers, { seq, at, fact, audience }: JournalRow): LiveEvent {
  const traits = traitsOf(fact)
  const isAllowed =
    readers === 'directors' || (audience === 'public' && (readers === 'public' || traits?.spectators === true))
  return traits && isAllowed ? { seq, at, fact } : { seq, hidden: true }
}

/** Rows before and after, cut to what a replay may need. */
export function kept(before: readonly JournalRow[], rows: readonly JournalRow[]): JournalRow[] {
  return [...before, ...rows].slice(-REPLAY_LIMIT)
}
