import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { NetSums } from '#server/ledger/standings/net-sums'
import type { ContestAt } from '#server/ledger/standings/remembered'
import { type EarnedByTeam, TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import type { Days } from '#shared/contest/contests/span'

interface Total {
  quantity: number
  points: number
  reachedSeq: number
}
export type PersonTotal = Total & { participantId: string }
/** `metricId` '' is all metrics, where the quantity counts deals. */
export type TeamTotal = Total & { teamId: string; metricId: string }

/**
 * Totals of a period of business days, both included; inside the caller's unit. Of one day it is what was sold, of a
 * longer period what is left of it after cancellations.
 */
@Injectable()
export class PeriodTotalsReader {
  constructor(
    private readonly daily: DailyReader,
    private readonly teamDays: TeamDaysReader,
    private readonly bonuses: TeamBonusesReader,
  ) {}

  /** Points of people who sold, over all metrics, where the quantity counts deals. */
  async ofPeople(contest: LoadedContest, from: string, to: string): Promise<PersonTotal[]> {
    const { people, days } = await this.daily.between(contest, from, to)
    const sums = new NetSums(people, days.values())
    return contest.view.participants.flatMap(({ id: participantId }) => {
      const { deals, points, reachedSeq, cancelled } = sums.of(participantId)
      const total = {
        participantId,
        quantity: deals,
        points: points + (from === to ? (cancelled?.points ?? 0) : 0),
        reachedSeq,
      }
      return deals === 0 && total.points === 0 ? [] : total
    })
  }

  /** 加分: what the teams earned outside sales. */
  earned(contest: LoadedContest, days: Days): Promise<EarnedByTeam> {
    return this.bonuses.between(contest, days)
  }

  async ofTeams(contest: ContestAt, days: Days, isNet = days.from !== days.to): Promise<TeamTotal[]> {
    const totals = new Map<string, TeamTotal>()
    for (const rows of (await this.teamDays.between(contest, days)).values())
      for (const row of rows) {
        const { teamId, metricId, reachedSeq } = row
        const total = totals.get(`${teamId} ${metricId}`) ?? { teamId, metricId, quantity: 0, points: 0, reachedSeq: 0 }
        const { quantity, points } = isNet ? leftOf(row) : row
        total.quantity += quantity
        total.points += points
        total.reachedSeq = Math.max(total.reachedSeq, reachedSeq)
        totals.set(`${teamId} ${metricId}`, total)
      }
    return [...totals.values()]
  }
}
