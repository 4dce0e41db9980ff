import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { CUSTOMER_PLACES, type CustomerPlace } from '#server/ledger/customers/customer-place'
import { CustomersRepository } from '#server/ledger/customers/customers.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { type CustomerCount, type CustomerView, digitsOf } from '#shared/ledger/customers/contract'

/** Customers' names and phones: each read is audited; erased on request. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly customers: CustomersRepository,
    private readonly contests: ContestsService,
    private readonly audit: AuditService,
    @Inject(CUSTOMER_PLACES) private readonly places: readonly CustomerPlace[],
  ) {}

  /** The list of changes says who looked at which deal's customer, never who that is. */
  reveal(keeper: Person, contestId: string, dealId: string): Promise<CustomerView> {
    return this.uow.writeAs(keeper, async () => {
      const contest = await this.contests.loadFor(keeper, contestId)
      const held = await this.customers.ofDeal(contestId, dealId)
      if (!held) throw new AppError('not_found')
      const seller = contest.rules.participant(held.participantId)?.name ?? ''
      await this.note(keeper, 'customer.revealed', `${seller} #${held.seq}`, { contestId })
      return { name: held.name, phone: held.phone }
    })
  }

  /** What the sale was stays; a deal that was given to another name loses the customer under both. */
  eraseOfDeal(director: Person, contestId: string, dealId: string): Promise<void> {
    return this.uow.writeAs(director, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const held = await this.customers.ofDeal(contestId, dealId)
      if (!held) throw new AppError('not_found')
      await this.customers.erase(await this.customers.sameSale(contestId, dealId))
      const seller = contest.rules.participant(held.participantId)?.name ?? ''
      await this.note(director, 'customer.erased', `${seller} #${held.seq}`, { contestId })
    })
  }

  async count(director: Person, phone: string): Promise<CustomerCount> {
    return { deals: (await this.holding(director.centerId, phone)).length }
  }

  /** Of the whole centre, whichever contest; the number itself is noted nowhere. */
  async eraseByPhone(director: Person, phone: string): Promise<CustomerCount> {
    const customer = { centerId: director.centerId, phone: digitsOf(phone) }
    let deals = 0
    for (const place of this.places) {
      const rows = await place.erase(this.uow, customer, (work) => this.inUnit(director, place, work))
      if (place.rowsAre === 'deals') deals += rows
    }
    return { deals }
  }

  private inUnit(director: Person, { rowsAre }: CustomerPlace, work: () => Promise<number>): Promise<number> {
    return this.uow.writeAs(director, async () => {
      const rows = await work()
      if (rows > 0) await this.note(director, 'customer.erased', '', { after: { [rowsAre]: rows } })
      return rows
    })
  }

  private async holding(centerId: string, phone: string): Promise<string[]> {
    const wanted = digitsOf(phone)
    const dealIds: string[] = []
    for await (const page of this.customers.ofCenter(centerId))
      for (const held of page) if (held.phone && digitsOf(held.phone) === wanted) dealIds.push(held.dealId)
    return dealIds
  }

  private note(
    { centerId, name: actor }: Person,
    action: string,
    subject: string,
    more: { contestId?: string; after?: unknown },
  ): Promise<void> {
    return this.audit.note({ centerId, actor, action, subject, ...more })
  }
}
