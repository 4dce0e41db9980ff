import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListHolds } from '#server/field/lists/list-holds'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { digitsOf } from '#shared/ledger/customers/contract'

/** A sale with the number of a line closes the line, whichever member sold it; its holder gets a notice. */
@Injectable()
export class DealLines {
  constructor(
    private readonly contests: ContestsService,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
    private readonly inbox: InboxService,
  ) {}

  /** No statement for a sale without a number. */
  @OnDomainEvent('deals.logged')
  async close({ contest, deals }: DomainEvents['deals.logged']): Promise<void> {
    for (const { answer, numbers, phone, recorderId } of deals) {
      const keys = [...numbers, ...(phone ? [digitsOf(phone)] : [])]
      if (keys.length === 0) continue
      const seller = contest.rules.participant(answer.participantId)?.name ?? ''
      for (const line of await this.lines.openWith(contest.id, keys)) {
        await this.holds.end(line, 'won', answer.participantId, { dealId: answer.id, recorderId })
        if (line.holderId !== null && line.holderId !== answer.participantId)
          await this.inbox.tellParticipants(contest, [line.holderId], {
            kind: 'line_closed',
            about: { seller, lineId: line.id },
          })
      }
    }
  }

  /** 撤单 opens the line again, for who held it before; 改判 leaves it closed. */
  @OnDomainEvent('deal.reversed')
  async open({ contestId, dealId, newDealId }: DomainEvents['deal.reversed']): Promise<void> {
    if (newDealId !== undefined) return
    for (const { line, heldBefore } of await this.lines.closedBy(contestId, dealId)) {
      const returned = await this.holds.end(line, 'returned', null)
      const list = await this.lists.find(contestId, line.listId)
      if (heldBefore === null || list?.status !== 'open' || !list.terms) continue
      const contest = await this.contests.load(contestId)
      await this.holds.begin(contest, returned, 'assigned', heldBefore, list.terms.holdDays)
    }
  }
}
