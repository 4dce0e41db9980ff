import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import { RulingsService } from '#server/ledger/disputes/rulings.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  AnswerDisputeInput,
  DisputeView,
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
  @Describe({ zh: '列出异议和撞单', en: 'List the disputes', answer: z.array(DisputeView) })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: ListDisputes }) filter: ListDisputes,
  ): Promise<DisputeView[]> {
    return this.disputes.list(person, contestId, filter)
  }

  @Post()
  @Describe({
    zh: '提出异议',
    en: 'Object to a deal',
    answer: DisputeView,
    errors: [
      'not_a_participant',
      'own_deal',
      'dispute_deal_gone',
      'dispute_repeated',
      'contest_not_started',
      'contest_closed',
    ],
  })
  open(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: OpenDisputeInput }) input: OpenDisputeInput,
  ): Promise<DisputeView> {
    return this.disputes.open(person, contestId, input)
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Describe({
    zh: '撤回异议',
    en: 'Withdraw an objection',
    answer: DisputeView,
    errors: ['dispute_closed', 'contest_not_started', 'contest_closed'],
  })
  withdraw(@Me() person: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<DisputeView> {
    return this.disputes.withdraw(person, contestId, id)
  }

  @Put(':id/answer')
  @Describe({
    zh: '答复异议',
    en: 'Answer an objection',
    answer: DisputeView,
    errors: ['dispute_closed', 'contest_not_started', 'contest_closed'],
  })
  answer(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: AnswerDisputeInput }) { answer }: AnswerDisputeInput,
  ): Promise<DisputeView> {
    return this.disputes.answer(person, contestId, id, answer)
  }

  @Post(':id/ruling')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '裁定异议',
    en: 'Rule on a dispute',
    answer: DisputeView,
    errors: [
      'dispute_closed',
      'dispute_changed',
      'contest_not_started',
      'not_a_participant',
      'same_participant',
      'already_cancelled',
      'contest_closed',
      'participant_left',
      'participant_not_yet_in',
      'already_withdrawn',
      'already_reassigned',
      'total_too_large',
    ],
  })
  rule(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: RuleDisputeInput }) input: RuleDisputeInput,
  ): Promise<DisputeView> {
    return this.rulings.rule(person, contestId, id, input)
  }
}
