import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { MyPledgeService } from '#server/ritual/pledges/my-pledge.service'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import {
  ListPledges,
  MyPledgeQuery,
  type MyPledgeView,
  PledgeInput,
  type PledgeRates,
  PledgeRatesQuery,
  type PledgeView,
} from '#shared/ritual/pledges/contract'

@Controller('api/contests/:contestId/pledges')
export class PledgesController {
  constructor(
    private readonly pledges: PledgesService,
    private readonly own: MyPledgeService,
    private readonly outcomes: PledgeOutcomesService,
  ) {}

  @Get()
  @AllowTv()
  wall(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: ListPledges }) { day }: ListPledges,
  ): Promise<PledgeView[]> {
    return this.pledges.wallFor(caller, contestId, day)
  }

  @Get('rates')
  rates(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: PledgeRatesQuery }) { day }: PledgeRatesQuery,
  ): Promise<PledgeRates> {
    return this.outcomes.rates(person, contestId, day)
  }

  @Get('mine')
  mine(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: MyPledgeQuery }) { participantId }: MyPledgeQuery,
  ): Promise<MyPledgeView> {
    return this.own.view(person, contestId, participantId)
  }

  @Put()
  pledge(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: PledgeInput }) input: PledgeInput,
  ): Promise<PledgeView> {
    return this.pledges.pledge(person, contestId, input)
  }
}
