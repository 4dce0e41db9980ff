import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { Deal, DealCustomer, Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'
import { Dispute } from '#server/ledger/disputes/dispute.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Disputes with the deals and names that they are shown with. */
export interface DisputePage {
  disputes: Dispute[]
  deals: Map<string, Deal>
  customers: Map<string, DealCustomer>
  /** Deals that are withdrawn or reassigned. */
  fullyReversed: Set<string>
  names: Map<string, string>
}

/** How many closed disputes are listed. */
const VISIBLE_CLOSED = 100

/** Disputes and the deals that they are about. */
@Injectable()
export class DisputesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Open disputes, the longest waiting first, then the newest closed ones. */
  async list(contestId: string, openOnly: boolean): Promise<Dispute[]> {
    const { manager } = this.uow
    const open = await manager.find(Dispute, {
      where: { contestId, state: 'open' },
      order: { openedAt: 'ASC', id: 'ASC' },
    })
    if (openOnly) return open
    const closed = await manager.find(Dispute, {
      where: { contestId, state: In(['ruled', 'withdrawn']) },
      order: { closedAt: 'DESC', id: 'ASC' },
      take: VISIBLE_CLOSED,
    })
    return [...open, ...closed]
  }

  find(contestId: string, id: string): Promise<Dispute | null> {
    return this.uow.manager.findOneBy(Dispute, { contestId, id })
  }

  deal(contestId: string, id: string): Promise<Deal | null> {
    return this.uow.manager.findOneBy(Deal, { contestId, id })
  }

  /** Open disputes about a deal, be it the disputed one or the earlier one of a collision. */
  openAbout(contestId: string, dealId: string): Promise<Dispute[]> {
    const open = { contestId, state: 'open' as const }
    return this.uow.manager.find(Dispute, {
      where: [
        { ...open, dealId },
        { ...open, otherDealId: dealId },
      ],
      order: { openedAt: 'ASC', id: 'ASC' },
    })
  }

  async add(dispute: Dispute): Promise<void> {
    await this.uow.manager.insert(Dispute, dispute)
  }

  async change(id: string, change: Partial<Dispute>): Promise<void> {
    await this.uow.manager.update(Dispute, { id }, change)
  }

  async pageOf(disputes: Dispute[]): Promise<DisputePage> {
    const { manager } = this.uow
    const ids = disputes.flatMap(({ dealId, otherDealId }) => [dealId, ...(otherDealId ? [otherDealId] : [])])
    const deals = await manager.findBy(Deal, { id: In(ids) })
    const customers = await manager.findBy(DealCustomer, { dealId: In(ids) })
    const withdrawals = await manager.findBy(Withdrawal, { dealId: In(ids) })
    const reassignments = await manager.findBy(Reassignment, { dealId: In(ids) })
    const people = [
      ...disputes.flatMap(({ accountId, ruledBy }) => [accountId, ...(ruledBy ? [ruledBy] : [])]),
      ...deals.map((deal) => deal.recorderId),
    ]
    const accounts = await manager.findBy(Account, { id: In([...new Set(people)]) })
    return {
      disputes,
      deals: new Map(deals.map((deal) => [deal.id, deal])),
      customers: new Map(customers.map((customer) => [customer.dealId, customer])),
      fullyReversed: new Set([...withdrawals, ...reassignments].map((each) => each.dealId)),
      names: new Map(accounts.map((account) => [account.id, account.name])),
    }
  }
}
