import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
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
import type { LedgerAsked } from '#server/ledger/deals/ledger/ledger-filters'
import { LedgerSearch } from '#server/ledger/deals/ledger/ledger-search'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

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
  /** Below this number was not searched; null where all was. */
  rest: number | null
  histories: Map<string, DealHistory>
  people: Map<string, string>
  sellers: Map<string, string>
}

/** Reads the ledger page by page, newest first. */
@Injectable()
export class LedgerRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly search: LedgerSearch,
  ) {}

  async page(asked: LedgerAsked): Promise<LedgerPage> {
    const { seqs, rest } = await this.search.find(asked)
    const deals = seqs.length > 0 ? await this.dealsUnder(asked.contestId, seqs) : []
    const histories = await this.historiesOf(deals)
    return { deals, rest, histories, ...(await this.namesFor(deals, histories)) }
  }

  private dealsUnder(contestId: string, seqs: readonly number[]): Promise<Deal[]> {
    return this.uow.manager.find(Deal, { where: { contestId, seq: In([...seqs]) }, order: { seq: 'DESC' } })
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
