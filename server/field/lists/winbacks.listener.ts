import { Injectable } from '@nestjs/common'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { KeptLists } from '#server/field/lists/kept-lists'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { DealCustomerReader } from '#server/ledger/deals/ledger/deal-customer.reader'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'

/** 退订 makes a 挽回 line, which the seller of the deal holds, in contests that work with lists. */
@Injectable()
export class Winbacks {
  constructor(
    private readonly lists: ListsRepository,
    private readonly kept: KeptLists,
    private readonly customers: DealCustomerReader,
    private readonly inbox: InboxService,
  ) {}

  /** Once per deal, and none for a number that another open line has; nothing without a customer. */
  @OnDomainEvent('deal.cancelled')
  async keep({ contest, person, deal }: DomainEvents['deal.cancelled']): Promise<void> {
    if (contest.status !== 'running' || !(await this.lists.areUsed(contest.id))) return
    const { numbers, name, phone } = await this.customers.of(deal)
    const [number = null] = numbers
    if (number === null && phone === null && name === null) return
    const made = await this.kept.put(
      contest,
      person.accountId,
      { kind: 'winback' },
      {
        ...{ madeFrom: deal.id, name, number, phone },
        fields: { territoryId: deal.territoryId },
      },
    )
    if (made && (await this.kept.give(contest, made.list, made.line, deal.participantId)))
      await this.inbox.tellParticipants(contest, [deal.participantId], { kind: 'line_winback', about: {} })
  }
}
