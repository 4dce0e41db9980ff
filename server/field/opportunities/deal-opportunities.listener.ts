import { Injectable } from '@nestjs/common'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import { OpportunityWriting } from '#server/field/opportunities/opportunity-writing'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'

/** Links the sale that grew from a deal of several steps; it is the seller who logs it. */
@Injectable()
export class DealOpportunities {
  constructor(
    private readonly opportunities: OpportunitiesRepository,
    private readonly writing: OpportunityWriting,
  ) {}

  /** No statement for a sale that names no origin; the first sale of the deal's own member is linked. */
  @OnDomainEvent('deals.logged')
  async link({ contest, deals }: DomainEvents['deals.logged']): Promise<void> {
    for (const { answer, originId, recorderId, at } of deals) {
      const known = originId === undefined ? null : await this.opportunities.find(contest.id, originId)
      if (known && known.dealId === null && known.participantId === answer.participantId)
        await this.writing.write(known, { dealId: answer.id }, { act: 'sold', recorderId, at })
    }
  }

  /** 撤单 leaves the deal without a sale, so that it can be logged again; 改判 links the one that replaces it. */
  @OnDomainEvent('deal.reversed')
  async unlink({ contestId, dealId, newDealId }: DomainEvents['deal.reversed']): Promise<void> {
    for (const known of await this.opportunities.ofDeal(contestId, dealId))
      await this.writing.write(known, { dealId: newDealId ?? null }, { act: newDealId ? 'sold' : 'unsold' })
  }
}
