import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { DailyFigures } from '#server/ledger/standings/daily-figures'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { activityRateOf } from '#server/ritual/pledges/activity-outcomes.reader'
import { isMet, type PledgedLines } from '#server/ritual/pledges/pledge-rules'
import type { PledgeStates } from '#server/ritual/pledges/pledge-states'
import { PledgeStatesReader } from '#server/ritual/pledges/pledge-states.reader'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { type Days, daysIn } from '#shared/contest/contests/span'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { PledgeRate, PledgeRates } from '#shared/ritual/pledges/contract'
import { dayLines } from '#shared/ritual/pledges/sold-before'

/** The outcome of one pledge of a participant on duty. */
export interface PledgeOutcome {
  participantId: string
  day: string
  /** What the day came to with the pledge, which is compared with what was sold on it. */
  lines: readonly MetricQuantity[]
  isKept: boolean
}

/** 表态兑现: which pledges of people on duty were kept; withdrawn deals do not count. */
@Injectable()
export class PledgeOutcomesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly pledges: PledgesRepository,
    private readonly states: PledgeStatesReader,
  ) {}

  /** With what was pledged, inside the caller's unit. */
  async ofDay(contest: LoadedContest, day: string): Promise<PledgeOutcome[]> {
    const pledges = await this.pledges.briefsOfDay(contest.id, day)
    return this.outcomes(contest, pledges, { from: day, to: day }, () => this.daily.between(contest, day, day))
  }

  /** As `ofDay`, of one person, in order of days. */
  async ofPerson(contest: LoadedContest, participantId: string, days: Days): Promise<PledgeOutcome[]> {
    const pledges = await this.pledges.briefsOfPerson(contest.id, participantId, daysIn(days))
    return this.outcomes(contest, pledges, days, () => this.daily.ofPerson(contest.id, participantId, daysIn(days)))
  }

  /** What became of everyone's pledges of these days, inside the caller's unit. */
  between(contest: LoadedContest, days: Days): Promise<PledgeStates> {
    return this.states.between(contest, days)
  }

  /** Before a unit that needs many days. */
  readAhead(person: Person, contestId: string, daysOf: (contest: LoadedContest) => Days): Promise<void> {
    return this.states.readAhead(person, contestId, daysOf)
  }

  /** Of one day, or of all days before today. Everyone gets teams and the contest; only directors get people other than themselves. */
  async rates(person: Person, contestId: string, day?: string): Promise<PledgeRates> {
    const daysOf = ({ startsOn, timezone }: LoadedContest): Days => {
      const yesterday = addDays(dayOf(this.clock.now(), timezone), -1)
      return { from: day ?? startsOn, to: day ?? yesterday }
    }
    await this.readAhead(person, contestId, daysOf)
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const states = await this.states.between(contest, daysOf(contest))
      const own = contest.participantOf(person.accountId)?.id
      const { teams, participants } = contest.view
      const people = participants.map(({ id, teamId }) => ({ participantId: id, teamId, ...states.rateOf([id]) }))
      const isShown = (participantId: string) => person.role === 'director' || participantId === own
      return {
        contest: sumOf(people),
        teams: teams.map(({ id }) => ({ teamId: id, ...sumOf(people.filter((each) => each.teamId === id)) })),
        people: people
          .filter(({ participantId }) => isShown(participantId))
          .map(({ participantId, kept, pledged }) => ({ participantId, kept, pledged })),
        activities: await this.activityRates(contest, daysOf(contest), isShown),
      }
    })
  }

  /** Of the activities that everyone pledged, inside the caller's unit. */
  async activityRate(contest: LoadedContest, days: Days): Promise<PledgeRate> {
    return activityRateOf(await this.states.activities(contest, days))
  }

  /** Null in a contest that counts no activities. */
  private async activityRates(
    contest: LoadedContest,
    days: Days,
    isShown: (participantId: string) => boolean,
  ): Promise<PledgeRates['activities']> {
    if (!contest.view.activities?.length || days.from > days.to) return null
    const outcomes = await this.states.activities(contest, days)
    const people = contest.view.participants.filter(({ id }) => isShown(id))
    return {
      contest: activityRateOf(outcomes),
      people: people.map(({ id }) => ({
        participantId: id,
        ...activityRateOf(outcomes.filter(({ participantId }) => participantId === id)),
      })),
    }
  }

  private async outcomes(
    contest: LoadedContest,
    pledges: readonly (PledgedLines & { participantId: string; day: string; keptSeq: number | null })[],
    { from, to }: Days,
    read: () => Promise<DailyFigures>,
  ): Promise<PledgeOutcome[]> {
    if (pledges.length === 0) return []
    const duty = await this.duty.days(contest, from, to)
    const sales = await read()
    return pledges
      .filter(({ participantId, day }) => duty.isOnDuty(participantId, day))
      .map((pledge) => {
        const { participantId, day, keptSeq } = pledge
        const lines = dayLines(pledge, pledge.lines)
        const isReached = isMet(contest.view, pledge, (metricId) => sales.sold(participantId, metricId, day))
        return { participantId, day, lines, isKept: isReached && (keptSeq !== null || day >= contest.today) }
      })
  }
}

const sumOf = (rates: readonly PledgeRate[]): PledgeRate =>
  rates.reduce((sum, { kept, pledged }) => ({ kept: sum.kept + kept, pledged: sum.pledged + pledged }), {
    kept: 0,
    pledged: 0,
  })
