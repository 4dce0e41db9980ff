import { Body, Controller, Get, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { MakePledgeService } from '#server/ritual/pledges/make-pledge.service'
import { MyPledgeService } from '#server/ritual/pledges/my-pledge.service'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import {
  ListPledges,
  MyPledgeQuery,
  MyPledgeView,
  PledgeInput,
  PledgeRates,
  PledgeRatesQuery,
  PledgeView,
} from '#shared/ritual/pledges/contract'

@Controller('api/contests/:contestId/pledges')
export class PledgesController {
  constructor(
    private readonly pledges: PledgesService,
    private readonly making: MakePledgeService,
    private readonly own: MyPledgeService,
    private readonly outcomes: PledgeOutcomesService,
  ) {}

  @Get()
  @AllowTv()
  @Describe({ zh: '某天的表态', en: 'The pledges of a day', answer: z.array(PledgeView) })
  wall(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Query({ schema: ListPledges }) { day }: ListPledges,
  ): Promise<PledgeView[]> {
    return this.pledges.wallFor(caller, contestId, day)
  }

  @Get('rates')
  @Describe({ zh: '表态兑现率', en: 'How many pledges were kept', answer: PledgeRates })
  rates(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: PledgeRatesQuery }) { day }: PledgeRatesQuery,
  ): Promise<PledgeRates> {
    return this.outcomes.rates(person, contestId, day)
  }

  @Get('mine')
  @Describe({
    zh: '我的表态和提示',
    en: 'My pledge, with hints',
    answer: MyPledgeView,
    errors: ['not_a_participant', 'not_for_others'],
  })
  mine(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: MyPledgeQuery }) { participantId }: MyPledgeQuery,
  ): Promise<MyPledgeView> {
    return this.own.view(person, contestId, participantId)
  }

  @Put()
  @Describe({
    zh: '表态或加码',
    en: 'Pledge or raise',
    answer: PledgeView,
    errors: [
      'pledge_day_over',
      'pledge_only_raise',
      'pledge_too_early',
      'not_on_duty',
      'not_a_participant',
      'contest_settling',
      'unknown_metric',
      'unknown_activity',
      'business_date_outside_contest',
      'contest_not_started',
      'not_for_others',
      'contest_closed',
      'quantity_not_whole',
      'quantity_not_positive',
      'quantity_too_large',
      'amount_too_large',
    ],
  })
  pledge(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: PledgeInput }) input: PledgeInput,
  ): Promise<PledgeView> {
    return this.making.pledge(person, contestId, input)
  }
}
