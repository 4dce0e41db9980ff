import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { awaitsReview } from '#server/ledger/deals/counting-entry'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { ReviewEnds } from '#server/ledger/deals/reviews/review-ends'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'

/** 待核: a ledger keeper confirms a sale, or refuses it, which withdraws it. A repeated act changes nothing. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly reviews: ReviewsRepository,
    private readonly ends: ReviewEnds,
    private readonly withdrawals: WithdrawalsService,
  ) {}

  /** Refuses with `deal_not_under_review` where the deal does not wait and was not confirmed either. */
  confirm(person: Person, contestId: string, dealId: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      if (!open.pending.some(awaitsReview)) {
        if ((await this.reviews.acts(dealId))[0]?.act === 'confirmed') return
        throw new AppError('deal_not_under_review')
      }
      contest.mustTakeWrites(person)
      await this.ends.count(person, contest, open, 'confirmed', this.clock.now())
    })
  }

  /** As `confirm`; the deal is withdrawn for that reason. */
  refuse(person: Person, contestId: string, dealId: string, reason: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (!(await this.reversals.find(contestId, dealId))) throw new AppError('not_found')
      if ((await this.reviews.acts(dealId))[0]?.act === 'refused') return
      const open = await this.reversals.openById(contest, dealId)
      if (!open.pending.some(awaitsReview)) throw new AppError('deal_not_under_review')
      contest.mustTakeWrites(person)
      await this.ends.refuse(person, contest, open, reason, this.clock.now())
      await this.withdrawals.withdrawRest(person, contestId, dealId, reason)
    })
  }
}
