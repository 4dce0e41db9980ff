import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { awaitsReview } from '#server/ledger/deals/counting-entry'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import { ReviewEnds } from '#server/ledger/deals/reviews/review-ends'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import type { Person } from '#server/platform/auth/caller'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { Clock } from '#server/platform/settings/clock'

/** Writes numbers that were added later, with what follows from them; inside the caller's unit. */
@Injectable()
export class NumberWriter {
  constructor(
    private readonly clock: Clock,
    private readonly deals: DealsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly ends: ReviewEnds,
    private readonly events: DomainEventBus,
  ) {}

  /** Returns whether the deal is still 待核 with `total` numbers; another deal's claim on one of them is a 撞单. */
  async write(
    person: Person,
    contest: LoadedContest,
    open: OpenDeal,
    numbers: readonly string[],
    { total, claim }: { total: number; claim: string | undefined },
  ): Promise<boolean> {
    const { deal, pending } = open
    const at = this.clock.now()
    const { accountId } = person
    await this.deals.addNumbers(deal, numbers, {
      accountId,
      known: total - numbers.length,
      at,
      isPossibleDuplicate: claim !== undefined,
    })
    const asked = pending.some(awaitsReview) ? await this.reviews.asked(deal.id) : undefined
    const isEnough = asked !== undefined && total >= asked.needs
    if (isEnough) await this.ends.count(person, contest, open, 'numbered', at)
    if (claim) await this.events.emit('deal.collided', { person, contest, deal: deal.answer, earlierDealId: claim })
    return asked !== undefined && !isEnough
  }
}
