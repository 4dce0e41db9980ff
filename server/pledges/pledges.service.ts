import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import type { LoadedContest } from '#server/contests/loaded-contest'
import { UnitOfWork } from '#server/database/unit-of-work'
import { AppError } from '#server/http/app-error'
import type { Caller, Person } from '#server/http/caller'
import { LiveJournal } from '#server/live/live.journal'
import { sellerOf } from '#server/participants/seller'
import type { Pledge, PledgeRevision } from '#server/pledges/pledge.entity'
import { isRaise, stateOf } from '#server/pledges/pledge-rules'
import { type PledgeBrief, PledgesRepository } from '#server/pledges/pledges.repository'
import { StandingsReader } from '#server/standings/standings.reader'
import { StandingsService } from '#server/standings/standings.service'
import type { LiveFact } from '#shared/live/protocol'
import type { PledgeInput, PledgeView } from '#shared/pledge'
import { NO_TOTALS, type Totals } from '#shared/standing'
import { wallClock } from '#shared/time'

type Kind = PledgeRevision['kind']

/** The morning's pledges: one per participant and day, every change kept. */
@Injectable()
export class PledgesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly pledges: PledgesRepository,
    private readonly standings: StandingsService,
    private readonly reader: StandingsReader,
    private readonly journal: LiveJournal,
  ) {}

  /**
   * Pledges for today, or raises what stands. Free to change until the contest's hour and the first deal of the day;
   * from then on only upwards, and a first pledge counts as late.
   */
  pledge(person: Person, contestId: string, input: PledgeInput): Promise<PledgeView> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const seller = sellerOf(contest, person, input.participantId)
      for (const line of input.lines) contest.rules.metric(line.metricId)
      const now = this.clock.now()
      const { day, time } = wallClock(now, contest.timezone)
      if (input.day !== day) throw new AppError('pledge_day_over')
      if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')

      const standing = await this.pledges.find(contestId, day, seller.id)
      const totals = (await this.standings.tallies(contestId, seller.id, day)).own.day
      if (standing && isSame(standing, input)) return viewOf(standing, totals)
      const kind = kindOf(standing, time >= contest.lockTime || totals.deals > 0)
      const next = changed(standing, kind, input, { contestId, day, participantId: seller.id, at: now })
      const seq = contest.headSeq + 1
      await this.pledges.save(next)
      await this.pledges.keep({
        contestId,
        seq,
        day,
        participantId: seller.id,
        accountId: person.accountId,
        kind,
        lines: input.lines,
        sentence: input.sentence,
        at: now,
      })
      const view = viewOf(next, totals)
      const fact: LiveFact = { type: 'pledge.made', pledge: view, isRaise: kind === 'raise', name: seller.name }
      await this.journal.append(contestId, seq, [{ fact }], now)
      return view
    })
  }

  /** The pledge wall of a day in seat order: quantities and states, nobody's shortfall. */
  wallFor(caller: Caller, contestId: string, day: string): Promise<PledgeView[]> {
    return this.uow.read(async () => this.wall(await this.contests.loadFor(caller, contestId), day))
  }

  /** As `wallFor`, inside the caller's unit. */
  async wall(contest: LoadedContest, day: string): Promise<PledgeView[]> {
    const pledges = await this.pledges.ofDay(contest.id, day)
    if (pledges.length === 0) return []
    const byParticipant = new Map(pledges.map((pledge) => [pledge.participantId, pledge]))
    const lines = await this.reader.lines(contest, day)
    const totals = new Map(lines.map((line) => [line.participantId, line.today]))
    return contest.view.participants.flatMap(({ id }) => {
      const pledge = byParticipant.get(id)
      return pledge ? [viewOf(pledge, totals.get(id) ?? NO_TOTALS)] : []
    })
  }

  /** For the path of a deal: the seller's pledge of that day, if any. */
  brief(contestId: string, day: string, participantId: string): Promise<PledgeBrief | undefined> {
    return this.pledges.brief(contestId, day, participantId)
  }

  markKept(contestId: string, day: string, participantId: string, seq: number): Promise<void> {
    return this.pledges.markKept(contestId, day, participantId, seq)
  }
}

/** What was there before the lock can be changed freely; afterwards it is raised, and what is first then is late. */
function kindOf(standing: Pledge | null, isLocked: boolean): Kind {
  if (!isLocked) return 'pledge'
  return standing ? 'raise' : 'late'
}

/** A retry, or a second tap: nothing to keep. */
function isSame(standing: Pledge, { lines, sentence }: PledgeInput): boolean {
  const text = (list: PledgeInput['lines']) =>
    JSON.stringify([...list].sort((a, b) => (a.metricId < b.metricId ? -1 : 1)))
  return text(standing.raised ?? standing.lines) === text(lines) && standing.sentence === sentence
}

function changed(
  standing: Pledge | null,
  kind: Kind,
  { lines, sentence }: PledgeInput,
  key: Pick<Pledge, 'contestId' | 'day' | 'participantId' | 'at'>,
): Pledge {
  if (!standing || kind !== 'raise')
    return { ...key, lines, raised: null, early: null, floor: 0, sentence, isLate: kind === 'late', keptSeq: null }
  if (!isRaise(standing.raised ?? standing.lines, lines)) throw new AppError('pledge_only_raise')
  return { ...standing, raised: lines, sentence: sentence || standing.sentence }
}

function viewOf(pledge: Pledge, totals: Totals): PledgeView {
  const { participantId, day, lines, raised, early, sentence, isLate, at } = pledge
  return {
    participantId,
    day,
    lines,
    raised,
    early,
    sentence,
    isLate,
    state: stateOf(pledge, totals),
    at: at.toISOString(),
  }
}
