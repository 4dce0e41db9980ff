import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { DealLine, RecordDealInput, RecordedDeal } from '#shared/deal'

/** Whose deal, and under which number, an entry is written. */
export interface NewDeal {
  recorderId: string
  digest: string
  input: RecordDealInput
  answer: RecordedDeal
}

/** One line of a deal as the ledger holds it. */
export interface Entry extends DealLine {
  id: string
  line: number
  participantId: string
  teamId: string
  businessDate: string
}

/** The path of a deal: every statement of it is plain SQL, the same text for both databases. */
@Injectable()
export class DealsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** What was answered to this request before, and to which content. */
  async findByRequest(
    contestId: string,
    recorderId: string,
    requestId: string,
  ): Promise<{ digest: string; answer: RecordedDeal } | undefined> {
    const [row] = await this.uow.sql<{ digest: string; answer: string }>`
      select "digest", "answer" from deal
      where "contestId" = ${contestId} and "recorderId" = ${recorderId} and "requestId" = ${requestId}`
    return row && { digest: row.digest, answer: JSON.parse(row.answer) as RecordedDeal }
  }

  /** 疑似撞单: whether a deal that still counts has this reference number for one of these metrics. */
  async hasReference(contestId: string, reference: string, metricIds: readonly string[]): Promise<boolean> {
    const [row] = await this.uow.sql`
      select 1 as "found" from deal d join ledger_entry e on e."dealId" = d."id"
      where d."contestId" = ${contestId} and d."reference" = ${reference} and e."kind" = 'sale'
        and e."metricId" in (${this.uow.list(metricIds)})
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")
      limit 1`
    return row !== undefined
  }

  /** Appends the deal and its ledger entries. */
  async add({ recorderId, digest, input, answer }: NewDeal): Promise<void> {
    const { id, contestId, seq, participantId, teamId, businessDate } = answer
    await this.uow.sql`
      insert into deal
        ("id", "contestId", "seq", "requestId", "recorderId", "digest", "participantId", "businessDate",
         "recordedAt", "reference", "area", "note", "isPossibleDuplicate", "answer")
      values (${id}, ${contestId}, ${seq}, ${input.requestId}, ${recorderId}, ${digest}, ${participantId}, ${businessDate},
        ${answer.recordedAt}, ${input.reference || null}, ${input.area || null}, ${input.note || null},
        ${answer.isPossibleDuplicate}, ${JSON.stringify(answer)})`
    const rows = answer.lines.map(({ metricId, quantity, points }, line) => [
      randomUUID(),
      contestId,
      id,
      seq,
      line,
      participantId,
      teamId,
      metricId,
      quantity,
      points,
      businessDate,
      'sale',
    ])
    await this.uow.sql`
      insert into ledger_entry
        ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId", "metricId",
         "quantity", "points", "businessDate", "kind")
      values ${this.uow.values(rows)}`
    if (input.customerName || input.customerPhone)
      await this.uow.sql`
        insert into deal_customer ("dealId", "name", "phone")
        values (${id}, ${input.customerName || null}, ${input.customerPhone || null})`
  }

  /** The deal's sales in order. */
  entriesOf(dealId: string): Promise<Entry[]> {
    return this.uow.sql<Entry>`
      select e."id", e."line", e."metricId", e."quantity", e."points", e."participantId", e."teamId", e."businessDate"
      from ledger_entry e where e."dealId" = ${dealId} and e."kind" = 'sale' order by e."line"`
  }

  /** Undoes each of the entries by one of its own. */
  async reverse(contestId: string, dealId: string, seq: number, entries: readonly Entry[]): Promise<void> {
    const rows = entries.map((entry) => [
      randomUUID(),
      contestId,
      dealId,
      seq,
      entry.line,
      entry.participantId,
      entry.teamId,
      entry.metricId,
      -entry.quantity,
      -entry.points,
      entry.businessDate,
      'withdrawal',
      entry.id,
    ])
    await this.uow.sql`
      insert into ledger_entry
        ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId", "metricId",
         "quantity", "points", "businessDate", "kind", "reverses")
      values ${this.uow.values(rows)}`
  }

  /** Which of these goals had not been told, now marked as told under `seq`. */
  async markGoalReached(
    contestId: string,
    goal: { teamId: string; metricId: string | null; level: string },
    seq: number,
  ): Promise<boolean> {
    const rows = await this.uow.sql`
      insert into goal_reached ("contestId", "teamId", "metricId", "level", "seq")
      values (${contestId}, ${goal.teamId}, ${goal.metricId ?? ''}, ${goal.level}, ${seq})
      on conflict ("contestId", "teamId", "metricId", "level") do nothing returning "seq"`
    return rows.length > 0
  }
}
