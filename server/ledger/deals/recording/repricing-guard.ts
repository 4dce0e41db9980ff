import { Injectable } from '@nestjs/common'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'

/** Keeps the points of deals that are recorded: a revision changes none from a day on which they were sold. */
@Injectable()
export class RepricingGuard {
  constructor(private readonly deals: DealsRepository) {}

  /** Refuses with `revision_already_sold`. */
  @OnDomainEvent('contest.revising')
  async refuseSold({ contest, repriced, from }: DomainEvents['contest.revising']): Promise<void> {
    if (await this.deals.hasSold(contest.id, repriced, from)) throw new AppError('revision_already_sold')
  }
}
