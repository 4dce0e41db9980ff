import { Injectable } from '@nestjs/common'
import type { ContestAt } from '#server/ledger/standings/remembered'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
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
 * longer period what is left of it after cancellations. Cast because PostgreSQL returns sums as text.
 */
@Injectable()
export class PeriodTotalsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly teamDays: TeamDaysReader,
  ) {}

  /** Points of people who sold, over all metrics, where the quantity counts deals. */
  ofPeople(contestId: string, from: string, to: string): Promise<PersonTotal[]> {
    const net = from === to ? 0 : 1
    return this.uow.sql<PersonTotal>`
      select "participantId", cast(sum("quantity") as bigint) as "quantity",
        cast(sum("points" - ${net} * "cancelledPoints") as bigint) as "points", max("reachedSeq") as "reachedSeq"
      from standing where "contestId" = ${contestId} and "day" <> '' and "day" between ${from} and ${to} and "metricId" = ''
      group by "participantId"`
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
