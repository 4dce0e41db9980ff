import { Injectable } from '@nestjs/common'
import { In, type SelectQueryBuilder } from 'typeorm'
import type { CountingEntry } from '#server/ledger/deals/counting-entry'
import {
  Cancellation,
  Deal,
  DealCustomer,
  DealNumber,
  DealReview,
  PendingLine,
  Reassignment,
  Withdrawal,
} from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ListDeals } from '#shared/ledger/deals/contract'

/** A deal's entries and waiting lines, its customer and its reversals. */
export interface DealHistory {
  entries: (CountingEntry & { dealId: string; reversedSeq: number | null })[]
  pending: PendingLine[]
  /** Its numbers but the reference, in the order of their entry. */
  numbers: DealNumber[]
  /** 待核: the last time that it was asked about. */
  asked: DealReview | undefined
  customer: DealCustomer | undefined
  withdrawal: Withdrawal | undefined
  cancellations: Cancellation[]
  /** 改判 away from this deal, and to it. */
  reassignedTo: Reassignment | undefined
  reassignedFrom: Reassignment | undefined
}

/** A page of deals with their histories; `people` are the names of accounts, `sellers` the sellers of deals. */
export interface LedgerPage {
  deals: Deal[]
  histories: Map<string, DealHistory>
  people: Map<string, string>
  sellers: Map<string, string>
}

/** The deals that a member sold, or recorded for others. */
export interface LedgerScope {
  participantId: string
  recorderId: string
}

/** Reads the ledger page by page, newest first. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** `numbered` are the metrics whose sales may lack a number, and since when, where those are asked for. */
  async page(contestId: string, filter: ListDeals, scope?: LedgerScope, numbered?: Numbered): Promise<LedgerPage> {
    const { manager } = this.uow
    const query = manager.createQueryBuilder(Deal, 'd').where('d.contestId = :contestId', { contestId })
    narrow(query, filter)
    if (filter.lacksNumber) lackNumber(query, numbered)
    if (scope)
      query.andWhere('(d.participantId = :own or d.recorderId = :recorderId)', {
        own: scope.participantId,
        recorderId: scope.recorderId,
      })
    const deals = await query
      .orderBy('d.seq', 'DESC')
      .limit(filter.limit + 1)
      .getMany()
    const histories = await this.historiesOf(deals)
    return { deals, histories, ...(await this.namesFor(deals, histories)) }
  }

  private async historiesOf(deals: readonly Deal[]): Promise<Map<string, DealHistory>> {
    const ids = deals.map((deal) => deal.id)
    if (ids.length === 0) return new Map()
    const { manager } = this.uow
    const entries = await this.uow.sql<DealHistory['entries'][number]>`
      select e."id", e."dealId", e."seq", e."line", e."metricId", e."quantity", e."points", e."participantId", e."teamId",
        e."businessDate", e."kind", r."kind" as "reversedBy", r."seq" as "reversedSeq"
      from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
      where e."dealId" in (${this.uow.list(ids)}) and e."reverses" is null order by e."line"`
    const pending = await manager.find(PendingLine, { where: { dealId: In(ids) }, order: { line: 'ASC' } })
    const numbers = await manager.find(DealNumber, { where: { dealId: In(ids) }, order: { position: 'ASC' } })
    const asked = await manager.find(DealReview, { where: { dealId: In(ids), act: 'asked' }, order: { seq: 'DESC' } })
    const customers = await manager.findBy(DealCustomer, { dealId: In(ids) })
    const withdrawals = await manager.findBy(Withdrawal, { dealId: In(ids) })
    const cancellations = await manager.find(Cancellation, { where: { dealId: In(ids) }, order: { seq: 'ASC' } })
    const from = deals.flatMap((deal) => deal.reassigns ?? [])
    const reassignments = await manager.findBy(Reassignment, { dealId: In([...ids, ...from]) })
    return new Map(
      deals.map(({ id, reassigns }) => [
        id,
        {
          entries: entries.filter((each) => each.dealId === id),
          pending: pending.filter((each) => each.dealId === id),
          numbers: numbers.filter((each) => each.dealId === id),
          asked: asked.find((each) => each.dealId === id),
          customer: customers.find((each) => each.dealId === id),
          withdrawal: withdrawals.find((each) => each.dealId === id),
          cancellations: cancellations.filter((each) => each.dealId === id),
          reassignedTo: reassignments.find((each) => each.dealId === id),
          reassignedFrom: reassignments.find((each) => each.dealId === reassigns && each.newDealId === id),
        },
      ]),
    )
  }

  private async namesFor(deals: readonly Deal[], histories: Map<string, DealHistory>) {
    const { manager } = this.uow
    const all = [...histories.values()]
    const acts = all.flatMap((each) => [
      ...each.cancellations,
      ...[each.withdrawal, each.reassignedTo, each.reassignedFrom].flatMap((act) => act ?? []),
    ])
    const accountIds = new Set([...deals.map((deal) => deal.recorderId), ...acts.map((act) => act.accountId)])
    const accounts = await manager.findBy(Account, { id: In([...accountIds]) })
    const others = all.flatMap((each) => [each.reassignedTo?.newDealId ?? [], each.reassignedFrom?.dealId ?? []].flat())
    const otherDeals = others.length > 0 ? await manager.findBy(Deal, { id: In(others) }) : []
    return {
      people: new Map(accounts.map((account) => [account.id, account.name])),
      sellers: new Map([...deals, ...otherDeals].map((deal) => [deal.id, deal.participantId])),
    }
  }
}

/** Metrics whose sales may lack a number, and the first day of that rule. */
interface Numbered {
  metricIds: readonly string[]
  since: string
}

const HELD = `p."state" = 'pending' and p."waitsFor" = 'review'`

/** 缺号码: 待核 deals, and sales that become 待核 unless their number comes. */
function lackNumber(query: SelectQueryBuilder<Deal>, numbered: Numbered | undefined): void {
  const held = `exists (select 1 from pending_line p where p."dealId" = d.id and ${HELD})`
  if (!numbered) return void query.andWhere(held)
  const effective = `exists (
    select 1 from ledger_entry e where e."dealId" = d.id and e."kind" = 'sale' and e."metricId" in (:...numberedIds)
      and not exists (select 1 from ledger_entry r where r."reverses" = e."id"))`
  const others = ['deal_number', 'deal_review'].map((table) => `select 1 from ${table} o where o."dealId" = d.id`)
  const known = [...others, `select 1 from ledger_entry o where o."dealId" = d.id and o."kind" = 'activation'`]
  const lacking = [
    ...['d.businessDate >= :numberedSince', 'd.reference is null', 'd.reassigns is null', effective],
    ...known.map((each) => `not exists (${each})`),
  ].join(' and ')
  query.andWhere(`(${held} or (${lacking}))`, { numberedIds: numbered.metricIds, numberedSince: numbered.since })
}

function narrow(query: SelectQueryBuilder<Deal>, filter: ListDeals): void {
  const { before, participantId, from, to, teamId, metricId, isWithdrawn } = filter
  if (before !== undefined) query.andWhere('d.seq < :before', { before })
  if (participantId) query.andWhere('d.participantId = :participantId', { participantId })
  if (from) query.andWhere('d.businessDate >= :from', { from })
  if (to) query.andWhere('d.businessDate <= :to', { to })
  const having = (condition: string) =>
    `exists (select 1 from ledger_entry e where e."dealId" = d.id and e."reverses" is null and ${condition})`
  const waiting = (condition: string) =>
    `exists (select 1 from pending_line p where p."dealId" = d.id and ${condition})`
  if (teamId) {
    const ofTeam = 'd."participantId" in (select s."id" from participant s where s."teamId" = :teamId)'
    query.andWhere(`(${having('e."teamId" = :teamId')} or ${ofTeam})`, { teamId })
  }
  if (metricId)
    query.andWhere(`(${having('e."metricId" = :metricId')} or ${waiting('p."metricId" = :metricId')})`, { metricId })
  if (filter.isPending) query.andWhere(waiting(`p."state" = 'pending' and p."waitsFor" = 'activation'`))
  if (filter.isHeld) query.andWhere(waiting(HELD))
  const withdrawn = 'exists (select 1 from withdrawal w where w."dealId" = d.id)'
  if (isWithdrawn) query.andWhere(isWithdrawn === 'true' ? withdrawn : `not ${withdrawn}`)
}
