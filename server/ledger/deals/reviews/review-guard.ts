import { Injectable } from '@nestjs/common'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'

/** Lets no contest be closed (终榜) before every 待核 deal is settled. */
@Injectable()
export class ReviewGuard {
  constructor(private readonly reviews: ReviewsRepository) {}

  /** Refuses with `reviews_open`. */
  @OnDomainEvent('contest.closed')
  async mustBeSettled({ contest }: DomainEvents['contest.closed']): Promise<void> {
    if (await this.reviews.isAnyOpen(contest.id)) throw new AppError('reviews_open')
  }
}
