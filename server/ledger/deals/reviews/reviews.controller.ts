import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { NumbersService } from '#server/ledger/deals/reviews/numbers.service'
import { ReviewsService } from '#server/ledger/deals/reviews/reviews.service'
import { ForTokens, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { AddedNumbers, AddNumbersInput, RefuseDealInput } from '#shared/ledger/deals/review'

/** 待核 and 补号码. */
@Controller('api/contests/:contestId/deals/:dealId')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly numbers: NumbersService,
  ) {}

  @Post('confirmation')
  @RequireLedgerKeeper()
  @HttpCode(204)
  @Describe({
    zh: '确认待核的报单，从此计入',
    en: 'Confirm a sale under review, which counts from then on',
    answer: null,
    errors: [
      'deal_not_under_review',
      'already_withdrawn',
      'already_reassigned',
      'contest_closed',
      'contest_not_started',
      'total_too_large',
    ],
  })
  confirm(@Me() person: Person, @ContestId() contestId: string, @UuidParam('dealId') dealId: string): Promise<void> {
    return this.reviews.confirm(person, contestId, dealId)
  }

  @Post('refusal')
  @RequireLedgerKeeper()
  @HttpCode(204)
  @Describe({
    zh: '驳回待核的报单，等于撤单',
    en: 'Refuse a sale under review, which withdraws it',
    answer: null,
    errors: [
      'deal_not_under_review',
      'already_withdrawn',
      'already_reassigned',
      'contest_closed',
      'contest_not_started',
    ],
  })
  refuse(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: RefuseDealInput }) { reason }: RefuseDealInput,
  ): Promise<void> {
    return this.reviews.refuse(person, contestId, dealId, reason)
  }

  @Post('numbers')
  @HttpCode(200)
  @ForTokens('record')
  @Describe({
    zh: '补业务号码；已有的号码不重复计',
    en: 'Add numbers to a sale; those that it has already change nothing',
    answer: AddedNumbers,
    errors: [
      'too_many_numbers',
      'already_withdrawn',
      'already_reassigned',
      'contest_closed',
      'contest_settling',
      'contest_not_started',
      'total_too_large',
    ],
    body: { numbers: ['053800001', '053800002'] },
  })
  add(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: AddNumbersInput }) { numbers }: AddNumbersInput,
  ): Promise<AddedNumbers> {
    return this.numbers.add(person, contestId, dealId, numbers)
  }
}
