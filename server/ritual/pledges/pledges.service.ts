import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { StandingsService } from '#server/ledger/standings/standings.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import { PledgeFloorService } from '#server/ritual/pledges/pledge-floor.service'
import { isRaise, stateAt } from '#server/ritual/pledges/pledge-rules'
import { pledgerOf } from '#server/ritual/pledges/pledger'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isActive, nextWorkingDay } from '#shared/contest/duty/contract'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import type { LiveFact } from '#shared/live/protocol'
import { wallClock } from '#shared/platform/time/time'
import type { PledgeInput, PledgeView } from '#shared/ritual/pledges/contract'

/** When the evening begins for early pledges, at the latest. */
const EARLY_FROM = '17:00'

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
    private readonly duty: DutyService,
    private readonly floors: PledgeFloorService,
  ) {}

  /**
   * Pledges for today, or raises what stands. Free to change until the morning meeting closes, the contest's hour or
   * the first deal of the day; from then on only upwards, and a first pledge counts as late. In the evening, also for
   * the next working day, where it stands unless the morning changes it.
   */
  pledge(person: Person, contestId: string, input: PledgeInput): Promise<PledgeView> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      const seller = pledgerOf(contest, person, input.participantId)
      for (const line of input.lines) contest.rules.metric(line.metricId)
      const now = this.clock.now()
      const today = wallClock(now, contest.timezone).day
      const { day } = input
      const isEarly = day > today
      if (isEarly) await this.mustBeOpenForTomorrow(contest, day, now)
      else if (day !== today) throw new AppError('pledge_day_over')
      if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')
      await this.mustBePresent(contest, seller, day)

      const standing = await this.pledges.find(contestId, day, seller.id)
      const totals = (await this.standings.tallies(contestId, seller.id, day)).own.day
      if (standing && isSame(standing, input)) return viewOf(contest, standing, totals)
      const kind = kindOf(standing, !isEarly && (await this.isLocked(contest, totals, now)))
      const isFirstOfDay = !standing || wallClock(standing.at, contest.timezone).day < today
      const floor = isFirstOfDay ? (await this.floors.of(contest, seller.id, day)).floor : standing.floor
      const recordedBy = contest.rules.accountOf(seller.id) === person.accountId ? null : person.name
      const key = { contestId, day, participantId: seller.id, at: now, floor, recordedBy }
      const next = changed(standing, kind, input, { ...key, early: isEarly ? input.lines : (standing?.early ?? null) })
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
      const view = viewOf(contest, next, totals)
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
      return pledge ? [viewOf(contest, pledge, totals.get(id) ?? NO_TOTALS)] : []
    })
  }

  /** Whether today's pledges are only raised by now, for someone with these totals; inside the caller's unit. */
  async isLocked(contest: LoadedContest, totals: Pick<Totals, 'deals'>, now: Date): Promise<boolean> {
    const { day, time } = wallClock(now, contest.timezone)
    if (time >= contest.lockTime || totals.deals > 0) return true
    return (await this.pledges.meetings(contest.id, day)).morning === 'closed'
  }

  /** The day that early pledges are for, once the evening has come; inside the caller's unit. */
  async earlyDay(contest: LoadedContest, now: Date): Promise<string | null> {
    const { day, time } = wallClock(now, contest.timezone)
    const next = nextWorkingDay(contest.view, day)
    if (next < contest.startsOn || next > contest.endsOn) return null
    if (time >= EARLY_FROM) return next
    const { evening } = await this.pledges.meetings(contest.id, day)
    return evening === 'open' || evening === 'closed' ? next : null
  }

  /** Somebody's pledge of a day that has not begun; inside the caller's unit. */
  async ahead(contest: LoadedContest, day: string, participantId: string): Promise<PledgeView | null> {
    const pledge = await this.pledges.find(contest.id, day, participantId)
    return pledge && viewOf(contest, pledge, NO_TOTALS)
  }

  private async mustBeOpenForTomorrow(contest: LoadedContest, day: string, now: Date): Promise<void> {
    if (day !== nextWorkingDay(contest.view, wallClock(now, contest.timezone).day))
      throw new AppError('pledge_day_over')
    if ((await this.earlyDay(contest, now)) !== day) throw new AppError('pledge_too_early')
  }

  private async mustBePresent(contest: LoadedContest, person: ParticipantView, day: string): Promise<void> {
    const absences = await this.duty.absencesOf(contest.id, day)
    const isAbsent = absences.some((absence) => absence.participantId === person.id)
    if (isAbsent || !isActive(person, day)) throw new AppError('not_on_duty')
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
  key: Pick<Pledge, 'contestId' | 'day' | 'participantId' | 'at' | 'floor' | 'early' | 'recordedBy'>,
): Pledge {
  if (!standing || kind !== 'raise')
    return { ...key, lines, raised: null, sentence, isLate: kind === 'late', keptSeq: null }
  if (!isRaise(standing.raised ?? standing.lines, lines)) throw new AppError('pledge_only_raise')
  return { ...standing, recordedBy: key.recordedBy, raised: lines, sentence: sentence || standing.sentence }
}

function viewOf(contest: LoadedContest, pledge: Pledge, totals: Totals): PledgeView {
  const { participantId, day, lines, raised, early, sentence, isLate, recordedBy, at } = pledge
  return {
    participantId,
    day,
    lines,
    raised,
    early,
    sentence,
    isLate,
    recordedBy,
    state: stateAt(contest, pledge, pledge.day, totals),
    at: at.toISOString(),
  }
}
