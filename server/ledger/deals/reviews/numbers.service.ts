import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { awaitsReview, linesOf } from '#server/ledger/deals/counting-entry'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { mayNumber } from '#server/ledger/deals/review-rules'
import { NumberWriter } from '#server/ledger/deals/reviews/number-writer'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { type AddedNumbers, MAX_NUMBERS, numbersOf } from '#shared/ledger/deals/review'

/** 补号码: the 业务号码 of a sale that was recorded without them, or with too few; those that it has already change nothing. */
@Injectable()
export class NumbersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly deals: DealsRepository,
    private readonly writer: NumberWriter,
  ) {}

  /**
   * For the seller, the recorder and ledger keepers; a 待核 deal counts as soon as it has enough. Refuses with `not_found`
   * where the deal is another one's, and with `too_many_numbers`.
   */
  add(person: Person, contestId: string, dealId: string, numbers: readonly string[]): Promise<AddedNumbers> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const deal = await this.reversals.find(contestId, dealId)
      if (!deal || !mayNumber(person, contest, deal)) throw new AppError('not_found')
      const open = await this.reversals.open(contest, deal)
      const known = numbersOf({
        reference: deal.reference ?? undefined,
        numbers: await this.deals.laterNumbers(dealId),
      })
      const added = [...new Set(numbers)].filter((number) => !known.includes(number))
      const isHeld = open.pending.some(awaitsReview)
      if (added.length === 0) return { numbers: known.length, isHeld }
      contest.mustTakeWrites(person)
      const total = known.length + added.length
      if (total > MAX_NUMBERS) throw new AppError('too_many_numbers')
      const metricIds = linesOf(deal.answer).map((line) => line.metricId)
      const claims = await this.deals.findByReference(contestId, added, metricIds, 2)
      const claim = claims.find((id) => id !== dealId)
      return { numbers: total, isHeld: await this.writer.write(person, contest, open, added, { total, claim }) }
    })
  }
}
