import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { BUILD } from '#server/journal/live/build-id'
import { RitualReader } from '#server/journal/live/ritual.reader'
import { type JournalRow, kept, RoomState } from '#server/journal/live/room-state'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { weekBefore } from '#shared/contest/contests/span'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { Flag, ParticipantStanding } from '#shared/ledger/standings/contract'
import { isDealFact, type LiveFact, touches } from '#shared/live/facts'
import { REPLAY_LIMIT } from '#shared/live/protocol'
import { dayOf } from '#shared/platform/time/time'

/** A newer state of a room. `rows` lead to it from the one before; where they cannot, screens have to ask. */
export interface Advance {
  state: RoomState
  rows: readonly JournalRow[]
  isContinuous: boolean
}

interface Head {
  headSeq: number
  epoch: string
  revision: number
}

/** Reads what a room shows: each state of it in one unit, so that number, totals and pledges belong together. */
@Injectable()
export class RoomReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly standings: StandingsReader,
    private readonly spans: SpansReader,
    private readonly flags: FlagReader,
    private readonly pledges: PledgesService,
    private readonly rituals: RitualReader,
    private readonly duty: DutyService,
    @Inject(BUILD) private readonly build: string,
  ) {}

  today(timezone: string): string {
    return dayOf(this.clock.now(), timezone)
  }

  /** Throws `not_found`. The same state comes back where nothing has happened. */
  advance(contestId: string, before: RoomState | undefined, wantsPledges: boolean): Promise<Advance> {
    return this.uow.read(async () => {
      const head = await this.head(contestId)
      if (!before || !isFollowing(before, head)) return this.start(contestId, head, wantsPledges)
      const rows = await this.rowsAfter(contestId, before.seq)
      const isSame = before.contest.revision === head.revision && before.today === this.today(before.contest.timezone)
      // A day may end the contest; both are of one moment.
      const contest = isSame ? before.contest : await this.contests.load(contestId)
      const { today } = contest
      if (isSame && rows.length === 0 && ((before.pledges && before.ritual) || !wantsPledges))
        return { state: before, rows, isContinuous: true }
      const lines = isSame ? await this.changedLines(contest, before, rows) : await this.lines(contest)
      const known = isSame && !rows.some(movesPledges) ? before.pledges : undefined
      const pledges = known ?? (wantsPledges ? await this.pledges.wall(contest, today) : undefined)
      const sameRitual = isSame && !rows.some(movesRitual) ? before.ritual : undefined
      const ritual = sameRitual ?? (wantsPledges ? await this.rituals.read(contest, today) : undefined)
      const isSameDuty = isSame && !rows.some(({ fact }) => touches(fact, 'absences'))
      const duty = isSameDuty ? before.duty : await this.shares(contest)
      const flag = isSameDuty && !rows.some(movesFlag(contest)) ? before.flag : await this.flag(contest)
      return {
        state: this.state(contest, head, lines, kept(before.recent, rows), { pledges, ritual, duty, flag }),
        rows,
        isContinuous: true,
      }
    })
  }

  private async start(contestId: string, head: Head, wantsPledges: boolean): Promise<Advance> {
    const contest = await this.contests.load(contestId)
    const { today } = contest
    const recent = await this.rowsAfter(contestId, Math.max(0, head.headSeq - REPLAY_LIMIT))
    const lines = await this.lines(contest)
    const pledges = wantsPledges ? await this.pledges.wall(contest, today) : undefined
    const ritual = wantsPledges ? await this.rituals.read(contest, today) : undefined
    const more = { pledges, ritual, duty: await this.shares(contest), flag: await this.flag(contest) }
    return { state: this.state(contest, head, lines, recent, more), rows: [], isContinuous: false }
  }

  private state(
    contest: LoadedContest,
    head: Head,
    lines: readonly ParticipantStanding[],
    recent: readonly JournalRow[],
    { pledges, ritual, duty, flag }: Pick<RoomState, 'pledges' | 'ritual' | 'duty' | 'flag'>,
  ): RoomState {
    return new RoomState(contest, head.headSeq, contest.today, lines, recent, pledges, ritual, this.build, duty, flag)
  }

  private shares(contest: LoadedContest): Promise<DutyShares | undefined> {
    return this.duty.shares(contest, contest.startsOn, contest.ledgerDay)
  }

  private async lines(contest: LoadedContest): Promise<ParticipantStanding[]> {
    const { today } = contest
    return this.spans.withSpans(contest, today, await this.standings.lines(contest, today))
  }

  /** Who carries the flag this week: the winner of the week before. */
  private async flag(contest: LoadedContest): Promise<Flag | null> {
    const week = weekBefore(contest, contest.today)
    return this.flags.wonIn(contest, week, await this.duty.shares(contest, week.from, week.to))
  }

  private async head(contestId: string): Promise<Head> {
    const [head] = await this.uow.sql<Head>`
      select "headSeq", "epoch", "revision" from contest where "id" = ${contestId}`
    if (!head) throw new AppError('not_found')
    return head
  }

  private async rowsAfter(contestId: string, seq: number): Promise<JournalRow[]> {
    const rows = await this.uow.sql<Omit<JournalRow, 'fact'> & { fact: string }>`
      select "seq", "audience", "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" > ${seq} order by "seq" limit ${REPLAY_LIMIT}`
    return rows.map((row) => ({ ...row, fact: JSON.parse(row.fact) as LiveFact }))
  }

  /** Lines that no fact touched stay the same objects, which makes them cheap to compare. */
  private async changedLines(
    contest: LoadedContest,
    before: RoomState,
    rows: readonly JournalRow[],
  ): Promise<readonly ParticipantStanding[]> {
    const sellers = new Set(rows.flatMap(({ fact }) => peopleOf(fact)))
    if (sellers.size === 0) return before.lines
    const read = await this.standings.linesOf(contest, before.today, sellers)
    const changed = await this.spans.withSpans(contest, before.today, read)
    const byId = new Map(changed.map((line) => [line.participantId, line]))
    return before.lines.map((line) => byId.get(line.participantId) ?? line)
  }
}

/** Whose totals the fact moved. */
function peopleOf(fact: LiveFact): string[] {
  if (!touches(fact, 'totals')) return []
  if (fact.type === 'import.recorded') return fact.participantIds
  return fact.helperId ? [fact.participantId, fact.helperId] : [fact.participantId]
}

/** Something of the week before was sold late, or taken back; a file may hold anything. */
const movesFlag = (contest: LoadedContest) => {
  const { from, to } = weekBefore(contest, contest.today)
  return ({ fact }: JournalRow): boolean =>
    touches(fact, 'flag') && (!isDealFact(fact) || (from <= fact.businessDate && fact.businessDate <= to))
}

const movesPledges = ({ fact }: JournalRow): boolean =>
  touches(fact, 'pledges') &&
  !(fact.type === 'import.recorded' && fact.pledges.length === 0) &&
  !(isDealFact(fact) && fact.pledgeState === null)

const movesRitual = ({ fact }: JournalRow): boolean => touches(fact, 'meetings', 'reports', 'benchmarks', 'absences')

/** Whether the facts since then can be told one by one, in the same history. */
function isFollowing(before: RoomState, head: Head): boolean {
  const missed = head.headSeq - before.seq
  return before.contest.epoch === head.epoch && missed >= 0 && missed <= REPLAY_LIMIT
}
