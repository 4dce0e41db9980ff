import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { ActivationsService } from '#server/ledger/deals/activations/activations.service'
import { DealFinder } from '#server/ledger/deals/ledger/deal-finder'
import { LedgerService } from '#server/ledger/deals/ledger/ledger.service'
import { SaleGroups } from '#server/ledger/deals/recording/sale-groups'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { ForTokens, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  ActivateDealInput,
  CancelDealInput,
  DealPage,
  FindDeals,
  ListDeals,
  ReassignDealInput,
  ReassignedDeal,
  RecordDealInput,
  RecordedDeal,
  WithdrawDealInput,
} from '#shared/ledger/deals/contract'

@Controller('api/contests/:contestId/deals')
export class DealsController {
  constructor(
    private readonly sales: SaleGroups,
    private readonly withdrawals: WithdrawalsService,
    private readonly cancellations: CancellationsService,
    private readonly activations: ActivationsService,
    private readonly reassignments: ReassignmentsService,
    private readonly ledger: LedgerService,
    private readonly finder: DealFinder,
  ) {}

  @Post()
  @ForTokens('record')
  @Describe({
    zh: '报单；同一个 requestId 只算一次',
    en: 'Record a sale; the same requestId counts once',
    answer: RecordedDeal,
    errors: [
      'contest_not_started',
      'contest_settling',
      'contest_closed',
      'tap_in_future',
      'business_date_in_future',
      'business_date_outside_contest',
      'business_date_too_old',
      'unknown_metric',
      'unknown_offer',
      'unknown_territory',
      'not_a_participant',
      'not_for_others',
      'request_reused',
      'quantity_not_positive',
      'quantity_not_whole',
      'quantity_too_large',
      'amount_too_large',
      'total_too_large',
      'helper_is_seller',
      'helper_of_other_team',
      'helper_not_in',
      'participant_left',
      'participant_not_yet_in',
      'number_required',
    ],
    body: {
      requestId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      businessDate: '2015-04-10',
      participantId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      items: [{ metricId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', quantity: 2 }],
      reference: '053800001',
      customerName: '张小明',
      customerPhone: '13800001234',
    },
  })
  record(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: RecordDealInput }) input: RecordDealInput,
  ): Promise<RecordedDeal> {
    return this.sales.record(person, contestId, input)
  }

  @Get()
  @ForTokens('read')
  @Describe({
    zh: '台账，最新的在前，客户资料遮住',
    en: 'The ledger, newest first, customers masked',
    answer: DealPage,
    errors: ['not_a_participant', 'not_for_others'],
  })
  page(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: ListDeals }) filter: ListDeals,
  ): Promise<DealPage> {
    return this.ledger.page(person, contestId, filter)
  }

  @Post('search')
  @HttpCode(200)
  @Describe({
    zh: '按号码、队员、客户查台账；查到的客户记入操作记录',
    en: 'Find deals by number, seller or customer; customers found are noted in the audit log',
    answer: DealPage,
    errors: ['not_a_participant', 'not_for_others'],
    body: { words: '053800001' },
  })
  find(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: FindDeals }) input: FindDeals,
  ): Promise<DealPage> {
    return this.finder.find(person, contestId, input)
  }

  @Post(':dealId/withdrawal')
  @HttpCode(204)
  @Describe({
    zh: '撤单',
    en: 'Withdraw a deal',
    answer: null,
    errors: [
      'already_withdrawn',
      'withdrawal_window_over',
      'contest_closed',
      'deal_ruled',
      'deal_reported',
      'already_cancelled',
      'already_reassigned',
      'contest_settling',
      'contest_not_started',
    ],
  })
  withdraw(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: WithdrawDealInput }) { reason }: WithdrawDealInput,
  ): Promise<void> {
    return this.withdrawals.withdraw(person, contestId, dealId, reason)
  }

  @Post(':dealId/cancellation')
  @RequireLedgerKeeper()
  @HttpCode(204)
  @Describe({
    zh: '退订',
    en: 'Cancel lines of a deal',
    answer: null,
    errors: [
      'contest_closed',
      'already_cancelled',
      'known_before_sale',
      'business_date_in_future',
      'business_date_outside_contest',
      'already_withdrawn',
      'already_reassigned',
      'contest_not_started',
      'deal_under_review',
    ],
  })
  cancel(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: CancelDealInput }) input: CancelDealInput,
  ): Promise<void> {
    return this.cancellations.cancel(person, contestId, dealId, input)
  }

  @Post(':dealId/activation')
  @RequireLedgerKeeper()
  @HttpCode(204)
  @Describe({
    zh: '让待开通的业务计入（竣工、激活）',
    en: 'Activate waiting lines',
    answer: null,
    errors: [
      'contest_closed',
      'line_not_pending',
      'business_date_in_future',
      'business_date_outside_contest',
      'known_before_sale',
      'already_withdrawn',
      'already_reassigned',
      'contest_not_started',
      'deal_under_review',
      'total_too_large',
    ],
  })
  activate(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: ActivateDealInput }) input: ActivateDealInput,
  ): Promise<void> {
    return this.activations.activate(person, contestId, dealId, input)
  }

  @Post(':dealId/reassignment')
  @RequireLedgerKeeper()
  @Describe({
    zh: '改判给另一位队员',
    en: 'Give a deal to another participant',
    answer: ReassignedDeal,
    errors: [
      'not_a_participant',
      'contest_closed',
      'same_participant',
      'already_cancelled',
      'participant_left',
      'participant_not_yet_in',
      'already_withdrawn',
      'already_reassigned',
      'contest_not_started',
      'total_too_large',
    ],
  })
  reassign(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('dealId') dealId: string,
    @Body({ schema: ReassignDealInput }) input: ReassignDealInput,
  ): Promise<ReassignedDeal> {
    return this.reassignments.reassign(person, contestId, dealId, input)
  }
}
