import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { ReviewAct, ReviewCause } from '#server/ledger/deals/deal.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Day } from '#shared/platform/time/time'

/** One act of a review to append. */
export interface NewReviewAct {
  contestId: string
  dealId: string
  seq: number
  act: ReviewAct
  cause: ReviewCause
  needs: number
  accountId: string | null
  reason?: string
  at: Date
}

/** What a review waits for. */
export interface Asked {
  cause: ReviewCause
  needs: number
}

/** Which sales to look for: of these metrics, sold on that day or later, numbered above `after` and up to `last`. */
interface Lacking {
  metricIds: readonly string[]
  since: Day
  after: number
  last: number
}

/** A metric of a sale that lacks its number. */
interface LackingLine {
  id: string
  seq: number
  businessDate: Day
  recordedAt: string
  metricId: string
}

/** 待核 and 业务号码, in plain SQL for both databases. */
@Injectable()
export class ReviewsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async add({ contestId, dealId, seq, act, cause, needs, accountId, reason = '', at }: NewReviewAct): Promise<void> {
    const row = [randomUUID(), contestId, dealId, seq, act, cause, needs, accountId, reason, at.toISOString()]
    await this.uow.sql`
      insert into deal_review
        ("id", "contestId", "dealId", "seq", "act", "cause", "needs", "accountId", "reason", "at")
      values ${this.uow.values([row])}`
  }

  /** The acts of a deal, the latest first. */
  acts(dealId: string): Promise<(Asked & { act: ReviewAct })[]> {
    return this.uow.sql`
      select "act", "cause", "needs" from deal_review where "dealId" = ${dealId} order by "seq" desc, "at" desc`
  }

  /** Why the deal was asked about, the last time. */
  async asked(dealId: string): Promise<Asked | undefined> {
    return (await this.acts(dealId)).find(({ act }) => act === 'asked')
  }

  async isAnyOpen(contestId: string): Promise<boolean> {
    const [row] = await this.uow.sql`
      select 1 as "found" from pending_line
      where "contestId" = ${contestId} and "state" = 'pending' and "waitsFor" = 'review' limit 1`
    return row !== undefined
  }

  /** How many of the metric the participant sold on their best other day. */
  async bestDay(contestId: string, participantId: string, metricId: string, day: Day): Promise<number> {
    const [row] = await this.uow.sql<{ best: number | null }>`
      select max("quantity") as "best" from standing
      where "contestId" = ${contestId} and "participantId" = ${participantId} and "metricId" = ${metricId}
        and "day" <> '' and "day" <> ${day}`
    return Number(row?.best ?? 0)
  }

  /** Contests under way with a metric whose sales may bring their number later. */
  async contestsToWatch(): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c where c."status" = 'running' and (
        exists (select 1 from metric m where m."contestId" = c."id" and m."numberRule" = 'same_day')
        or exists (select 1 from revision r where r."contestId" = c."id" and r."changes" like '%same_day%'))`
    return rows.map((row) => row.id)
  }

  /** The number of the deal that ends the next `most` deals after a number; none where no deal follows. */
  async endOfPage(contestId: string, after: number, most: number): Promise<number | undefined> {
    const [row] = await this.uow.sql<{ last: number | null }>`
      select max(page."seq") as "last" from (
        select "seq" from deal where "contestId" = ${contestId} and "seq" > ${after} order by "seq" limit ${most}) page`
    return row?.last === null || row?.last === undefined ? undefined : Number(row.last)
  }

  /**
   * Effective sales without any number that no one has asked about. What was activated, reassigned or corrected is known to
   * a ledger keeper.
   */
  lacking(contestId: string, { metricIds, since, after, last }: Lacking): Promise<LackingLine[]> {
    return this.uow.sql<LackingLine>`
      select distinct d."id", d."seq", d."businessDate", d."recordedAt", e."metricId" from deal d
      join ledger_entry e on e."dealId" = d."id" and e."kind" = 'sale' and e."metricId" in (${this.uow.list(metricIds)})
      where d."contestId" = ${contestId} and d."businessDate" >= ${since}
        and d."seq" > ${after} and d."seq" <= ${last}
        and d."reference" is null and d."reassigns" is null
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")
        and not exists (select 1 from ledger_entry a where a."dealId" = d."id" and a."kind" = 'activation')
        and not exists (select 1 from deal_number n where n."dealId" = d."id")
        and not exists (select 1 from deal_review v where v."dealId" = d."id")
      order by d."seq"`
  }
}
