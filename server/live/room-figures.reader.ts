import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { participantsOf } from '#server/ledger/standings/changed-people.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { type Bonuses, TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { weekBefore } from '#shared/contest/contests/span'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { Flag, ParticipantStanding } from '#shared/ledger/standings/contract'
import { isDealFact, type LiveFact, touches } from '#shared/live/facts'

/** The figures that every batch may carry. */
export interface RoomFigures {
  lines: readonly ParticipantStanding[]
  duty: DutyShares | undefined
  flag: Flag | null
  bonuses: Bonuses
}

/** Reads the figures of a room, inside the caller's unit. */
@Injectable()
export class RoomFiguresReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly standings: StandingsReader,
    private readonly spans: SpansReader,
    private readonly flags: FlagReader,
    private readonly duty: DutyService,
    private readonly bonuses: TeamBonusesReader,
  ) {}

  /** Before a unit that reads all of them for the first time: what they look back on, in short units of its own. */
  async readAhead(contestId: string): Promise<void> {
    await this.spans.readAhead(contestId)
    await this.uow.read(async () => {
      const contest = await this.contests.load(contestId)
      await this.flag(contest, viewpointOf(contest))
    })
  }

  async all(contest: LoadedContest, viewpoint: Viewpoint): Promise<RoomFigures> {
    const lines = await this.standings.lines(contest, viewpoint)
    return {
      lines: await this.spans.withSpans(contest, viewpoint, lines),
      duty: await this.shares(contest),
      flag: await this.flag(contest, viewpoint),
      bonuses: await this.bonuses.shown(contest, viewpoint.today),
    }
  }

  /** The figures after these facts; what no fact touched is read from `before`. */
  async after(
    before: RoomFigures,
    rows: readonly JournalRow[],
    contest: LoadedContest,
    viewpoint: Viewpoint,
  ): Promise<RoomFigures> {
    const movesFlag = touchesFlag(contest, viewpoint)
    return {
      lines: await this.linesAfter(before.lines, rows, contest, viewpoint),
      duty: rows.some(({ fact }) => touches(fact, 'absences')) ? await this.shares(contest) : before.duty,
      flag: rows.some(({ fact }) => movesFlag(fact)) ? await this.flag(contest, viewpoint) : before.flag,
      bonuses: rows.some(({ fact }) => touches(fact, 'bonuses'))
        ? await this.bonuses.shown(contest, viewpoint.today)
        : before.bonuses,
    }
  }

  /** Lines that no fact touched stay the same objects, which makes them cheap to compare. */
  private async linesAfter(
    before: readonly ParticipantStanding[],
    rows: readonly JournalRow[],
    contest: LoadedContest,
    viewpoint: Viewpoint,
  ): Promise<readonly ParticipantStanding[]> {
    const sellers = new Set(rows.flatMap(({ fact }) => participantsOf(fact)))
    if (sellers.size === 0) return before
    const read = await this.standings.linesOf(contest, viewpoint, sellers)
    const changed = await this.spans.withSpans(contest, viewpoint, read)
    const byId = new Map(changed.map((line) => [line.participantId, line]))
    return before.map((line) => byId.get(line.participantId) ?? line)
  }

  private shares(contest: LoadedContest): Promise<DutyShares | undefined> {
    return this.duty.shares(contest, contest.startsOn, contest.ledgerDay)
  }

  /** The team that carries the flag this week: the winner of the week before. */
  private async flag(contest: LoadedContest, viewpoint: Viewpoint): Promise<Flag | null> {
    const week = weekBefore(contest, viewpoint.today)
    return this.flags.wonIn(contest, viewpoint, week, await this.duty.shares(contest, week.from, week.to))
  }
}

/** A state is read whole, for all audiences, and cut for each when it is sent. */
export const viewpointOf = (contest: LoadedContest): Viewpoint => contest.viewpoint('ledger_keepers')

/** A deal moves the flag only if it is dated in the week before; an import may hold any day. */
const touchesFlag = (contest: LoadedContest, { today }: Viewpoint) => {
  const { from, to } = weekBefore(contest, today)
  return (fact: LiveFact): boolean =>
    touches(fact, 'flag') && (!isDealFact(fact) || (from <= fact.businessDate && fact.businessDate <= to))
}
