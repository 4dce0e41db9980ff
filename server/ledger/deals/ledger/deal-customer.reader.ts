import { Injectable } from '@nestjs/common'
import { DealCustomer, DealNumber } from '#server/ledger/deals/deal.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Whom a deal was with: its numbers, the first one first, and the customer as long as they are not erased. */
export interface DealWhom {
  numbers: string[]
  name: string | null
  phone: string | null
}

/** The customer of a deal for what follows from it, inside the caller's unit. */
@Injectable()
export class DealCustomerReader {
  constructor(private readonly uow: UnitOfWork) {}

  async of({ id: dealId, reference }: { id: string; reference: string | null }): Promise<DealWhom> {
    const { manager } = this.uow
    const added = await manager.find(DealNumber, { where: { dealId }, order: { position: 'ASC' } })
    const customer = await manager.findOneBy(DealCustomer, { dealId })
    const numbers = [...(reference === null ? [] : [reference]), ...added.map(({ number }) => number)]
    return { numbers, name: customer?.name ?? null, phone: customer?.phone ?? null }
  }
}
