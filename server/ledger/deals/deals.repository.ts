import { Injectable } from '@nestjs/common'
import {
  type CountingEntry,
  type EntryPart,
  entryLineOf,
  splitPoints,
  type WaitingLine,
} from '#server/ledger/deals/counting-entry'
import { DealCustomer } from '#server/ledger/deals/deal.entity'
import type { EntryKind } from '#server/ledger/deals/ledger-entry.entity'
import type { Reversal, ReversalKind } from '#server/ledger/deals/reversals/reversal-rules'
import { answerOf, storedAnswerOf } from '#server/ledger/deals/stored-answer'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealLine, DealSource, RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { numbersOf } from '#shared/ledger/deals/review'

/** A deal to append. */
export interface NewDeal {
  recorderId: string
  digest: string
  input: Pick<
    RecordDealInput,
    | ('requestId' | 'reference' | 'numbers' | 'territoryId' | 'area' | 'note' | 'customerName' | 'customerPhone')
    | 'originId'
  >
  answer: RecordedDeal
  /** 改判: the deal that this one replaces. */
  reassigns?: string
  source?: DealSource | undefined
}

/** A request to record: unique per contest. */
export interface Request {
  recorderId: string
  requestId: string
}

/** What became of an earlier request. */
export interface KnownDeal {
  digest: string
  answer: RecordedDeal
}

/** Lines to append under one number on one day. */
export interface NewEntries {
  contestId: string
  dealId: string
  seq: number
  participantId: string
  teamId: string
  businessDate: string
  helperId?: string | undefined
  kind: 'sale' | 'activation'
  lines: readonly (DealLine & { line: number })[]
}

/** The path of a deal: every statement of it is plain SQL, the same text for both databases. */
@Injectable()
export class DealsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The earlier answer to this request, with the digest of its content. */
  async findByRequest(contestId: string, recorderId: string, requestId: string): Promise<KnownDeal | undefined> {
    const request = { recorderId, requestId }
    return (await this.findByRequests(contestId, [request]))(request)
  }

  /** As `findByRequest`, for many in one statement: finds the answer of each of them. */
  async findByRequests(
    contestId: string,
    requests: readonly Request[],
  ): Promise<(request: Request) => KnownDeal | undefined> {
    const keys = requests.map(({ recorderId, requestId }) => [recorderId, requestId])
    const rows = await this.uow.sql<Request & { digest: string } & Parameters<typeof answerOf>[0]>`
      select "recorderId", "requestId", "digest", "id", "contestId", "seq", "participantId", "businessDate", "recordedAt",
        "isPossibleDuplicate", "answer" as "storedAnswer" from deal
      where "contestId" = ${contestId} and ("recorderId", "requestId") in (values ${this.uow.values(keys)})`
    return ({ recorderId, requestId }) => {
      const row = rows.find((each) => each.requestId === requestId && each.recorderId === recorderId)
      return row && { digest: row.digest, answer: answerOf(row) }
    }
  }

  /** 疑似撞单: deals with one of these numbers and an effective or waiting line of these metrics, the earliest first. */
  async findByReference(
    contestId: string,
    numbers: readonly string[],
    metricIds: readonly string[],
    atMost: number,
  ): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select d."id" as "id" from deal d
      where d."id" in (
          select o."id" from deal o where o."contestId" = ${contestId} and o."reference" in (${this.uow.list(numbers)})
          union all
          select n."dealId" from deal_number n where n."contestId" = ${contestId} and n."number" in (${this.uow.list(numbers)}))
        and (exists (
          select 1 from ledger_entry e
          where e."dealId" = d."id" and e."reverses" is null and e."metricId" in (${this.uow.list(metricIds)})
            and not exists (select 1 from ledger_entry r where r."reverses" = e."id"))
        or exists (
          select 1 from pending_line p
          where p."dealId" = d."id" and p."state" = 'pending' and p."metricId" in (${this.uow.list(metricIds)})))
      order by d."seq" limit ${atMost}`
    return rows.map((row) => row.id)
  }

  /** Appends the deal with its ledger entries and waiting lines. */
  add(deal: NewDeal): Promise<void> {
    return this.addAll([deal])
  }

  /** As `add`, for many deals in as many statements. */
  async addAll(deals: readonly NewDeal[]): Promise<void> {
    await this.uow.sql`
      insert into deal
        ("id", "contestId", "seq", "requestId", "recorderId", "digest", "participantId", "businessDate",
         "recordedAt", "reference", "area", "note", "isPossibleDuplicate", "helperId", "reassigns", "answer", "source",
         "territoryId")
      values ${this.uow.values(deals.map(dealRow))}`
    await this.insertEntries(deals.flatMap(({ answer }) => entryRows(salesOf(answer))))
    const pending = deals.flatMap(({ answer }) => pendingRows(answer))
    if (pending.length > 0)
      await this.uow.sql`
        insert into pending_line
          ("dealId", "line", "contestId", "participantId", "metricId", "quantity", "points", "businessDate", "state",
           "waitsFor")
        values ${this.uow.values(pending)}`
    const numbers = deals.flatMap(numberRows)
    if (numbers.length > 0) await this.insertNumbers(numbers)
    const customers = deals.flatMap(({ answer, input: { customerName, customerPhone } }) =>
      customerName || customerPhone ? [[answer.id, customerName || null, customerPhone || null]] : [],
    )
    if (customers.length > 0)
      await this.uow.sql`
        insert into deal_customer ("dealId", "name", "phone") values ${this.uow.values(customers)}`
  }

  /** Adds numbers to a deal that has `known` so far, `reference` among them. */
  async addNumbers(
    deal: { id: string; contestId: string },
    numbers: readonly string[],
    {
      accountId,
      known,
      at,
      isPossibleDuplicate,
    }: { accountId: string; known: number; at: Date; isPossibleDuplicate: boolean },
  ): Promise<void> {
    await this.insertNumbers(
      numbers.map((number, index) => [
        ...[deal.id, number, deal.contestId, known + index, isPossibleDuplicate, accountId, at.toISOString()],
      ]),
    )
  }

  /** Every number of a deal but its reference, in the order of their entry. */
  async laterNumbers(dealId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ number: string }>`
      select "number" from deal_number where "dealId" = ${dealId} order by "position"`
    return rows.map((row) => row.number)
  }

  private async insertNumbers(rows: readonly unknown[][]): Promise<void> {
    await this.uow.sql`
      insert into deal_number ("dealId", "number", "contestId", "position", "isPossibleDuplicate", "accountId", "at")
      values ${this.uow.values(rows)}`
  }

  /** Lines that wait for their review (待核) from now on. */
  async addHeld(
    deal: Pick<RecordedDeal, 'id' | 'contestId' | 'participantId' | 'businessDate'>,
    lines: readonly HeldLine[],
  ) {
    await this.uow.sql`
      insert into pending_line
        ("dealId", "line", "contestId", "participantId", "metricId", "quantity", "points", "businessDate", "state",
         "waitsFor")
      values ${this.uow.values(waitingRows(deal, lines, 'review'))}`
  }

  /** Appends entries for lines that count, each with the helper's half of its points. */
  addEntries(entries: NewEntries): Promise<void> {
    return this.insertEntries(entryRows(entries))
  }

  /** Who bought, as recorded with the deal. */
  customerOf(dealId: string): Promise<DealCustomer | null> {
    return this.uow.manager.findOneBy(DealCustomer, { dealId })
  }

  private async insertEntries(rows: readonly unknown[][]): Promise<void> {
    if (rows.length === 0) return
    await this.uow.sql`
      insert into ledger_entry
        ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId", "metricId",
         "quantity", "points", "businessDate", "kind")
      values ${this.uow.values(rows)}`
  }

  /** Every entry that counts or has counted for the deal, in order. */
  entriesOf(dealId: string): Promise<CountingEntry[]> {
    return this.uow.sql<CountingEntry>`
      select e."id", e."seq", e."line", e."metricId", e."quantity", e."points", e."participantId", e."teamId",
        e."businessDate", e."kind", r."kind" as "reversedBy"
      from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
      where e."dealId" = ${dealId} and e."reverses" is null order by e."seq", e."line"`
  }

  /** 待激活 and 待核: the deal's lines that still wait. */
  pendingOf(dealId: string): Promise<WaitingLine[]> {
    return this.uow.sql<WaitingLine>`
      select p."line", p."metricId", p."quantity", p."points", p."waitsFor" from pending_line p
      where p."dealId" = ${dealId} and p."state" = 'pending' order by p."line"`
  }

  /** Reverses each of the entries by an entry of its own, under that number and on that day. */
  async reverse(
    contestId: string,
    dealId: string,
    { seq, businessDate, entries }: Pick<Reversal, 'seq' | 'businessDate' | 'entries'>,
    kind: ReversalKind,
  ): Promise<void> {
    if (entries.length === 0) return
    const rows = entries.map((entry) => [
      newId(),
      contestId,
      dealId,
      seq,
      entry.line,
      entry.participantId,
      entry.teamId,
      entry.metricId,
      0 - entry.quantity,
      0 - entry.points,
      businessDate,
      kind,
      entry.id,
    ])
    await this.uow.sql`
      insert into ledger_entry
        ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId", "metricId",
         "quantity", "points", "businessDate", "kind", "reverses")
      values ${this.uow.values(rows)}`
  }

  /** Ends the wait of these lines, under the number of the fact that says so. */
  async settle(dealId: string, lines: readonly number[], state: 'activated' | 'dropped', seq: number): Promise<void> {
    if (lines.length === 0) return
    await this.uow.sql`
      update pending_line set "state" = ${state}, "seq" = ${seq}
      where "dealId" = ${dealId} and "state" = 'pending' and "line" in (${this.uow.list(lines)})`
  }

  /** For a day's first deal: who is absent, with the deals they recorded all the same; one statement. */
  absentSellers(contestId: string, day: string): Promise<{ participantId: string; deals: number }[]> {
    return this.uow.sql<{ participantId: string; deals: number }>`
      select a."participantId", coalesce(s."quantity", 0) as "deals"
      from absence a left join standing s on s."contestId" = a."contestId" and s."day" = a."day"
        and s."participantId" = a."participantId" and s."metricId" = ''
      where a."contestId" = ${contestId} and a."day" = ${day}`
  }

  /** Whether anything of these metrics is sold, counted or waiting, on that day or later. */
  async hasSold(contestId: string, metricIds: readonly string[], from: string): Promise<boolean> {
    if (metricIds.length === 0) return false
    const [row] = await this.uow.sql`
      select 1 as "found" from deal d
      where d."contestId" = ${contestId} and d."businessDate" >= ${from} and (
        exists (select 1 from ledger_entry e where e."dealId" = d."id" and e."metricId" in (${this.uow.list(metricIds)}))
        or exists (select 1 from pending_line w where w."dealId" = d."id" and w."metricId" in (${this.uow.list(metricIds)})))
      limit 1`
    return row !== undefined
  }

  /** Marks the goal as reached under `seq`; false if it was marked before. */
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

function dealRow({ recorderId, digest, input, answer, reassigns, source }: NewDeal): unknown[] {
  const { id, contestId, seq, participantId, businessDate, recordedAt, isPossibleDuplicate, helper } = answer
  return [
    ...[id, contestId, seq, input.requestId, recorderId, digest, participantId, businessDate, recordedAt],
    ...[numbersOf(input)[0] || null, input.area || null, input.note || null, isPossibleDuplicate],
    ...[helper?.participantId ?? null, reassigns ?? null, storedAnswerOf(answer), source ?? null],
    input.territoryId ?? null,
  ]
}

const salesOf = ({
  id,
  contestId,
  seq,
  participantId,
  teamId,
  businessDate,
  helper,
  lines,
}: RecordedDeal): NewEntries => ({
  ...{ contestId, dealId: id, seq, participantId, teamId, businessDate },
  helperId: helper?.participantId,
  kind: 'sale',
  lines: lines.map((line, index) => ({ ...line, line: index })),
})

function entryRows(entries: NewEntries): unknown[][] {
  const { contestId, dealId, seq, participantId, teamId, businessDate, helperId, kind, lines } = entries
  return lines.flatMap(({ line, metricId, quantity, points }) => {
    const halves = splitPoints(points, helperId !== undefined)
    const row = (who: string, part: EntryPart, quantity: number, as: EntryKind) => [
      ...[newId(), contestId, dealId, seq, entryLineOf(line, part), who, teamId, metricId],
      ...[quantity, halves[part], businessDate, as],
    ]
    const seller = row(participantId, 'seller', quantity, kind)
    return helperId && halves.helper > 0 ? [seller, row(helperId, 'helper', 0, 'assist')] : [seller]
  })
}

function pendingRows(deal: RecordedDeal): unknown[][] {
  const { lines, pending = [], held = [] } = deal
  const numbered = (waiting: readonly DealLine[], first: number) =>
    waiting.map((line, index) => ({ ...line, line: first + index }))
  return [
    ...waitingRows(deal, numbered(pending, lines.length), 'activation'),
    ...waitingRows(deal, numbered(held, lines.length + pending.length), 'review'),
  ]
}

type HeldLine = DealLine & { line: number }

const waitingRows = (
  {
    id,
    contestId,
    participantId,
    businessDate,
  }: Pick<RecordedDeal, 'id' | 'contestId' | 'participantId' | 'businessDate'>,
  lines: readonly HeldLine[],
  waitsFor: WaitingLine['waitsFor'],
): unknown[][] =>
  lines.map(({ line, metricId, quantity, points }) => [
    ...[id, line, contestId, participantId, metricId, quantity, points, businessDate, 'pending', waitsFor],
  ])

/** The first number of a deal is its reference. */
const numberRows = ({ recorderId, input, answer }: NewDeal): unknown[][] =>
  numbersOf(input)
    .slice(1)
    .map((number, index) => [answer.id, number, answer.contestId, index + 1, false, recorderId, answer.recordedAt])
