import { Injectable } from '@nestjs/common'
import { In, type SelectQueryBuilder } from 'typeorm'
import { Account } from '#server/accounts/account.entity'
import { UnitOfWork } from '#server/database/unit-of-work'
import { Deal, DealCustomer, Withdrawal } from '#server/deals/deal.entity'
import { LedgerEntry } from '#server/deals/ledger-entry.entity'
import type { ListDeals } from '#shared/deal'

/** A page of deals with all that is shown of them. */
export interface LedgerPage {
  deals: Deal[]
  entries: Map<string, LedgerEntry[]>
  customers: Map<string, DealCustomer>
  withdrawals: Map<string, Withdrawal>
  names: Map<string, string>
}

/** Reads the ledger page by page, newest first. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async page(contestId: string, filter: ListDeals): Promise<LedgerPage> {
    const { manager } = this.uow
    const query = manager.createQueryBuilder(Deal, 'd').where('d.contestId = :contestId', { contestId })
    narrow(query, filter)
    const deals = await query
      .orderBy('d.seq', 'DESC')
      .limit(filter.limit + 1)
      .getMany()
    const ids = deals.map((deal) => deal.id)
    if (ids.length === 0)
      return { deals, entries: new Map(), customers: new Map(), withdrawals: new Map(), names: new Map() }
    const entries = await manager.find(LedgerEntry, {
      where: { dealId: In(ids), kind: 'sale' },
      order: { seq: 'DESC', line: 'ASC' },
    })
    const customers = await manager.findBy(DealCustomer, { dealId: In(ids) })
    const withdrawals = await manager.findBy(Withdrawal, { dealId: In(ids) })
    const people = [...deals.map((deal) => deal.recorderId), ...withdrawals.map((each) => each.accountId)]
    const accounts = await manager.findBy(Account, { id: In([...new Set(people)]) })
    return {
      deals,
      entries: group(entries),
      customers: new Map(customers.map((customer) => [customer.dealId, customer])),
      withdrawals: new Map(withdrawals.map((withdrawal) => [withdrawal.dealId, withdrawal])),
      names: new Map(accounts.map((account) => [account.id, account.name])),
    }
  }
}

function group(entries: LedgerEntry[]): Map<string, LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>()
  for (const entry of entries) groups.set(entry.dealId, [...(groups.get(entry.dealId) ?? []), entry])
  return groups
}

function narrow(query: SelectQueryBuilder<Deal>, filter: ListDeals): void {
  const { before, participantId, from, to, teamId, metricId, isWithdrawn } = filter
  if (before !== undefined) query.andWhere('d.seq < :before', { before })
  if (participantId) query.andWhere('d.participantId = :participantId', { participantId })
  if (from) query.andWhere('d.businessDate >= :from', { from })
  if (to) query.andWhere('d.businessDate <= :to', { to })
  const having = (condition: string) =>
    `exists (select 1 from ledger_entry e where e."dealId" = d.id and e."kind" = 'sale' and ${condition})`
  if (teamId) query.andWhere(having('e."teamId" = :teamId'), { teamId })
  if (metricId) query.andWhere(having('e."metricId" = :metricId'), { metricId })
  const withdrawn = 'exists (select 1 from withdrawal w where w."dealId" = d.id)'
  if (isWithdrawn) query.andWhere(isWithdrawn === 'true' ? withdrawn : `not ${withdrawn}`)
}
