import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Cancellation, Deal, Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Who reversed which deal under which number, when and why. */
interface Act {
  contestId: string
  dealId: string
  seq: number
  accountId: string
  reason: string
  at: Date
}

/** Withdrawals, cancellations and reassignments. */
@Injectable()
export class ReversalsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, dealId: string): Promise<Deal | null> {
    return this.uow.manager.findOneBy(Deal, { id: dealId, contestId })
  }

  isWithdrawn(dealId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Withdrawal, { dealId })
  }

  isReassigned(dealId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Reassignment, { dealId })
  }

  /** Whether a line of the deal was cancelled. */
  hasCancellation(dealId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Cancellation, { dealId })
  }

  async addWithdrawal(act: Act): Promise<void> {
    await this.uow.manager.insert(Withdrawal, act)
  }

  /** `day` is when the cancellation became known. */
  async addCancellation(act: Act & { day: string }): Promise<void> {
    await this.uow.manager.insert(Cancellation, { id: randomUUID(), ...act })
  }

  async addReassignment(act: Act & { newDealId: string }): Promise<void> {
    await this.uow.manager.insert(Reassignment, act)
  }
}
