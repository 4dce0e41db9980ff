import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import { RulingsService } from '#server/ledger/disputes/rulings.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import {
  AnswerDisputeInput,
  type DisputeView,
  ListDisputes,
  OpenDisputeInput,
  RuleDisputeInput,
} from '#shared/ledger/disputes/contract'

@Controller('api/contests/:contestId/disputes')
export class DisputesController {
  constructor(
    private readonly disputes: DisputesService,
    private readonly rulings: RulingsService,
  ) {}

  @Get()
  list(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: ListDisputes }) filter: ListDisputes,
  ): Promise<DisputeView[]> {
    return this.disputes.list(person, contestId, filter)
  }

  @Post()
  open(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: OpenDisputeInput }) input: OpenDisputeInput,
  ): Promise<DisputeView> {
    return this.disputes.open(person, contestId, input)
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<DisputeView> {
    return this.disputes.withdraw(person, contestId, id)
  }

  @Put(':id/answer')
  answer(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: AnswerDisputeInput }) { answer }: AnswerDisputeInput,
  ): Promise<DisputeView> {
    return this.disputes.answer(person, contestId, id, answer)
  }

  @Post(':id/ruling')
  @HttpCode(200)
  @DirectorsOnly()
  rule(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: RuleDisputeInput }) input: RuleDisputeInput,
  ): Promise<DisputeView> {
    return this.rulings.rule(person, contestId, id, input)
  }
}
