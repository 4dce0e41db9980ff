import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import type { EntryKind } from '#server/ledger/deals/ledger-entry.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { addDays, type Day } from '#shared/platform/time/time'

/** One line of the ledger with the fields of its deal; a `pending` line has no seq of its own. */
export interface LedgerLine {
  seq: number
  line: number
  kind: EntryKind | 'pending' | 'held'
  businessDate: Day
  /** The team that the line counts for; null while it waits. */
  teamId: string | null
  participantId: string
  metricId: string
  quantity: number
  points: number
  reverses: number | null
  reason: string | null
  sellerId: string
  helperId: string | null
  reference: string | null
  area: string | null
  note: string | null
  recorderId: string
  recorder: string
  recordedAt: string
  customerName: string | null
  customerPhone: string | null
}

/** What one member sold, and what became known as cancelled, of one metric on one day; `metricId` '' is over all. */
export interface DayLine {
  day: Day
  teamId: string
  participantId: string
  metricId: string
  quantity: number
  points: number
  cancelledQuantity: number
  cancelledPoints: number
}

/** How many fact numbers, and how many days, one statement covers, so that none stops the server for long. */
const NUMBERS_AT_ONCE = 125
const DAYS_AT_ONCE = 1

/** Reads figures page by page, each page in a unit of its own. */
@Injectable()
export class ExportsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * The ledger up to the viewpoint's number, in the order of its numbers. As the ledger is append-only, all pages
   * together are one state, whatever is recorded meanwhile; only pending lines are those of the page's moment.
   */
  async *ledger(contestId: string, { upToSeq }: Viewpoint, from: Day, to: Day): AsyncGenerator<LedgerLine[]> {
    for (let after = 0; after < upToSeq; after += NUMBERS_AT_ONCE) {
      const last = Math.min(upToSeq, after + NUMBERS_AT_ONCE)
      yield await this.uow.read(async () => {
        const lines = [
          ...(await this.entries(contestId, after, last, from, to)),
          ...(await this.waiting(contestId, after, last, from, to)),
        ]
        return lines.sort((a, b) => a.seq - b.seq || a.line - b.line)
      })
    }
  }

  private entries(contestId: string, after: number, last: number, from: Day, to: Day): Promise<LedgerLine[]> {
    return this.uow.sql<LedgerLine>`
      select e."seq", e."line", e."kind", e."businessDate", e."teamId", e."participantId", e."metricId",
        e."quantity", e."points",
        r."seq" as "reverses", coalesce(w."reason", k."reason", m."reason") as "reason",
        d."participantId" as "sellerId", d."helperId", d."reference", coalesce(d."area", t."name") as "area", d."note",
        d."recorderId", d."recordedAt", a."name" as "recorder", c."name" as "customerName", c."phone" as "customerPhone"
      from ledger_entry e
        join deal d on d."id" = e."dealId"
        join account a on a."id" = d."recorderId"
        left join deal_customer c on c."dealId" = d."id"
        left join territory t on t."id" = d."territoryId"
        left join ledger_entry r on r."id" = e."reverses"
        left join withdrawal w on e."kind" = 'withdrawal' and w."dealId" = e."dealId"
        left join cancellation k on e."kind" = 'cancellation' and k."dealId" = e."dealId" and k."seq" = e."seq"
        left join reassignment m on e."kind" = 'reassignment' and m."dealId" = e."dealId"
      where e."contestId" = ${contestId} and e."seq" > ${after} and e."seq" <= ${last}
        and e."businessDate" between ${from} and ${to}`
  }

  private waiting(contestId: string, after: number, last: number, from: Day, to: Day): Promise<LedgerLine[]> {
    return this.uow.sql<LedgerLine>`
      select d."seq", p."line", case p."waitsFor" when 'review' then 'held' else 'pending' end as "kind", p."businessDate", null as "teamId", p."participantId", p."metricId",
        p."quantity", p."points", null as "reverses", null as "reason", d."participantId" as "sellerId", d."helperId", d."reference",
        coalesce(d."area", t."name") as "area", d."note", d."recorderId", d."recordedAt", a."name" as "recorder",
        c."name" as "customerName", c."phone" as "customerPhone"
      from deal d
        join pending_line p on p."dealId" = d."id" and p."state" = 'pending'
        join account a on a."id" = d."recorderId"
        left join deal_customer c on c."dealId" = d."id"
        left join territory t on t."id" = d."territoryId"
      where d."contestId" = ${contestId} and d."seq" > ${after} and d."seq" <= ${last}
        and p."businessDate" between ${from} and ${to}`
  }

  /** A few whole days at a time, in their order. */
  async *days(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    from: Day,
    to: Day,
  ): AsyncGenerator<{ days: Day[]; lines: DayLine[] }> {
    contest.assertHead(viewpoint)
    for (let first = from; first <= to; first = addDays(first, DAYS_AT_ONCE)) {
      const end = addDays(first, DAYS_AT_ONCE - 1)
      const last = end < to ? end : to
      const days: Day[] = []
      for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
      const lines = await this.uow.read(
        () => this.uow.sql<DayLine>`
          select "day", "teamId", "participantId", "metricId", "quantity", "points", "cancelledQuantity", "cancelledPoints"
          from standing where "contestId" = ${contest.id} and "day" between ${first} and ${last}`,
      )
      yield { days, lines }
    }
  }
}
