import { Injectable } from '@nestjs/common'
import { Between } from 'typeorm'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { Pledge } from '#server/ritual/pledges/pledge.entity'
import { stateAt } from '#server/ritual/pledges/pledge-rules'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { PledgeRate, PledgeRates } from '#shared/ritual/pledges/contract'

/** The outcome of one pledge of a participant on duty. */
export interface PledgeOutcome {
  participantId: string
  day: string
  lines: readonly MetricQuantity[]
  isKept: boolean
}

const DAYS_AT_ONCE = 14

/** 表态兑现: which pledges of people on duty were kept; withdrawn deals do not count. */
@Injectable()
export class PledgeOutcomesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
  ) {}

  /** In order of days; inside the caller's unit. */
  async between(contest: LoadedContest, from: string, to: string): Promise<PledgeOutcome[]> {
    const duty = await this.duty.days(contest, from, to)
    const outcomes: PledgeOutcome[] = []
    for (let first = from; first <= to; first = addDays(first, DAYS_AT_ONCE)) {
      const end = addDays(first, DAYS_AT_ONCE - 1)
      const last = end < to ? end : to
      const pledges = await this.uow.manager.find(Pledge, {
        where: { contestId: contest.id, day: Between(first, last) },
        order: { day: 'ASC' },
      })
      if (pledges.length === 0) continue
      const sales = await this.daily.between(contest.id, first, last)
      for (const pledge of pledges) {
        const { participantId, day, lines } = pledge
        if (!duty.isOnDuty(participantId, day)) continue
        const { deals, metrics } = sales.of(participantId, day)
        const totals = Object.entries(metrics).map(([id, quantity]) => [id, { quantity, reachedSeq: 0 }])
        const sold = { deals, metrics: Object.fromEntries(totals) }
        const isKept = stateAt(contest, pledge, day, sold) === 'kept'
        outcomes.push({ participantId, day, lines, isKept })
      }
    }
    return outcomes
  }

  /** Of one day, or of all days before today. Everyone gets teams and the contest; only directors get people other than themselves. */
  rates(person: Person, contestId: string, day?: string): Promise<PledgeRates> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const until = day ?? addDays(dayOf(this.clock.now(), contest.timezone), -1)
      const outcomes = await this.between(contest, day ?? contest.startsOn, until)
      const own = contest.participantOf(person.accountId)?.id
      const ofPerson = byPerson(outcomes)
      const { teams, participants } = contest.view
      return {
        contest: rateOf(outcomes),
        teams: teams.map(({ id }) => ({
          teamId: id,
          ...rateOf(participants.flatMap((each) => (each.teamId === id ? (ofPerson.get(each.id) ?? []) : []))),
        })),
        people: participants
          .filter(({ id }) => person.role === 'director' || id === own)
          .map(({ id }) => ({ participantId: id, ...rateOf(ofPerson.get(id) ?? []) })),
      }
    })
  }
}

function byPerson(outcomes: readonly PledgeOutcome[]): ReadonlyMap<string, PledgeOutcome[]> {
  const people = new Map<string, PledgeOutcome[]>()
  for (const outcome of outcomes) {
    const own = people.get(outcome.participantId)
    if (own) own.push(outcome)
    else people.set(outcome.participantId, [outcome])
  }
  return people
}

/** How many of these pledges were kept. */
export const rateOf = (outcomes: readonly PledgeOutcome[]): PledgeRate => ({
  kept: outcomes.filter((each) => each.isKept).length,
  pledged: outcomes.length,
})
