import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveFact } from '#shared/live/facts'

/** A total of days; `metricId` '' is all metrics, where the quantity counts deals. */
interface Total {
  metricId: string
  quantity: number
  points: number
}
export type PersonTotal = Total & { participantId: string; reachedSeq: number }
export type TeamTotal = Total & { teamId: string; reachedSeq: number }

/**
 * Sums of standings, as the unit under way sees them; cast because PostgreSQL widens sums to text. Of one day it is what
 * was sold, of a longer time what is left of it after cancellations.
 */
@Injectable()
export class ReportTotalsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofPeople(contestId: string, from: string, to: string): Promise<PersonTotal[]> {
    const net = from === to ? 0 : 1
    return this.uow.sql<PersonTotal>`
      select "participantId", "metricId", cast(sum("quantity" - case when "metricId" = '' then 0 else ${net} * "cancelledQuantity" end) as integer) as "quantity",
        cast(sum("points" - ${net} * "cancelledPoints") as integer) as "points", max("reachedSeq") as "reachedSeq"
      from standing where "contestId" = ${contestId} and "day" <> '' and "day" between ${from} and ${to}
      group by "participantId", "metricId"`
  }

  ofTeams(contestId: string, from: string, to: string, isNet = from !== to): Promise<TeamTotal[]> {
    const net = isNet ? 1 : 0
    return this.uow.sql<TeamTotal>`
      select "teamId", "metricId", cast(sum("quantity" - case when "metricId" = '' then 0 else ${net} * "cancelledQuantity" end) as integer) as "quantity",
        cast(sum("points" - ${net} * "cancelledPoints") as integer) as "points", max("reachedSeq") as "reachedSeq"
      from standing where "contestId" = ${contestId} and "day" <> '' and "day" between ${from} and ${to}
      group by "teamId", "metricId"`
  }

  /** A public fact by its number. */
  async fact(contestId: string, seq: number): Promise<{ fact: LiveFact; at: Date } | undefined> {
    const [row] = await this.uow.sql<{ fact: string; at: string }>`
      select "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" = ${seq} and "audience" = 'public'`
    return row && { fact: JSON.parse(row.fact) as LiveFact, at: new Date(row.at) }
  }
}
