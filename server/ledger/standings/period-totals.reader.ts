import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** `metricId` '' is all metrics, where the quantity counts deals. */
interface Total {
  metricId: string
  quantity: number
  points: number
}
export type PersonTotal = Total & { participantId: string; reachedSeq: number }
export type TeamTotal = Total & { teamId: string; reachedSeq: number }

/**
 * Totals of a period of business days, both included; inside the caller's unit. Of one day it is what was sold, of a
 * longer period what is left of it after cancellations. Cast because PostgreSQL returns sums as text.
 */
@Injectable()
export class PeriodTotalsReader {
  constructor(private readonly uow: UnitOfWork) {}

  ofPeople(contestId: string, from: string, to: string): Promise<PersonTotal[]> {
    const net = from === to ? 0 : 1
    return this.uow.sql<PersonTotal>`
      select "participantId", "metricId", cast(sum("quantity" - case when "metricId" = '' then 0 else ${net} * "cancelledQuantity" end) as bigint) as "quantity",
        cast(sum("points" - ${net} * "cancelledPoints") as bigint) as "points", max("reachedSeq") as "reachedSeq"
      from standing where "contestId" = ${contestId} and "day" <> '' and "day" between ${from} and ${to}
      group by "participantId", "metricId"`
  }

  ofTeams(contestId: string, from: string, to: string, isNet = from !== to): Promise<TeamTotal[]> {
    const net = isNet ? 1 : 0
    return this.uow.sql<TeamTotal>`
      select "teamId", "metricId", cast(sum("quantity" - case when "metricId" = '' then 0 else ${net} * "cancelledQuantity" end) as bigint) as "quantity",
        cast(sum("points" - ${net} * "cancelledPoints") as bigint) as "points", max("reachedSeq") as "reachedSeq"
      from standing where "contestId" = ${contestId} and "day" <> '' and "day" between ${from} and ${to}
      group by "teamId", "metricId"`
  }
}
