import { Injectable } from '@nestjs/common'
import { LedgerService } from '#server/ledger/deals/ledger/ledger.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealPage, FindDeals } from '#shared/ledger/deals/contract'

/** Finds deals by number, seller or customer. */
@Injectable()
export class DealFinder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
  ) {}

  /** Whose customer was found is noted by the numbers of the deals, as when a customer is shown; what was typed is noted nowhere. */
  async find(person: Person, contestId: string, input: FindDeals): Promise<DealPage> {
    const { page, customersOf } = await this.ledger.find(person, contestId, input)
    if (customersOf.length > 0) {
      const { centerId, name: actor } = person
      const subject = customersOf.map((seq) => `#${seq}`).join(' ')
      await this.uow.writeAs(person, () =>
        this.audit.note({ centerId, contestId, actor, action: 'customer.searched', subject }),
      )
    }
    return page
  }
}
