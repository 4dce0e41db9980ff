import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common'
import { OpportunitiesService } from '#server/field/opportunities/opportunities.service'
import { OpportunityStepsService } from '#server/field/opportunities/opportunity-steps.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  ChangeOpportunityInput,
  LoseOpportunityInput,
  MoveInput,
  OpenOpportunityInput,
  OpportunityView,
  OwnOpportunities,
  RevealedCustomer,
  UndoStepInput,
} from '#shared/field/opportunities/contract'

/** What members do with their 商机. */
@Controller('api/contests/:contestId/opportunities')
export class OpportunitiesController {
  constructor(
    private readonly opportunities: OpportunitiesService,
    private readonly steps: OpportunityStepsService,
  ) {}

  @Get('own')
  @Describe({ zh: '我的商机', en: 'My opportunities', answer: OwnOpportunities, errors: ['not_a_participant'] })
  own(@Me() me: Person, @ContestId() contestId: string): Promise<OwnOpportunities> {
    return this.opportunities.own(me, contestId)
  }

  @Post()
  @Describe({
    zh: '登记一条商机；同一个 id 只算一次',
    en: 'Open an opportunity; the same id counts once',
    answer: OpportunityView,
    errors: [
      ...(['not_a_participant', 'participant_left', 'request_reused', 'unknown_metric'] as const),
      ...(['contest_not_started', 'contest_closed'] as const),
    ],
  })
  open(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: OpenOpportunityInput }) input: OpenOpportunityInput,
  ): Promise<OpportunityView> {
    return this.opportunities.open(me, contestId, input)
  }

  @Put(':id')
  @Describe({
    zh: '改商机的内容',
    en: 'Change what is written about an opportunity',
    answer: OpportunityView,
    errors: ['opportunity_not_yours', 'unknown_metric', 'contest_not_started', 'contest_closed'],
  })
  change(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: ChangeOpportunityInput }) input: ChangeOpportunityInput,
  ): Promise<OpportunityView> {
    return this.opportunities.change(me, contestId, id, input)
  }

  @Post(':id/number/reveal')
  @HttpCode(200)
  @Describe({
    zh: '打电话：显示整个号码，会记进操作记录',
    en: 'Tell the whole number to call; the audit list notes it',
    answer: RevealedCustomer,
    errors: ['opportunity_not_yours'],
  })
  reveal(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<RevealedCustomer> {
    return this.opportunities.reveal(me, contestId, id)
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Describe({
    zh: '推进商机；同一个 requestId 只算一次',
    en: 'Move an opportunity to a step; the same requestId counts once',
    answer: OpportunityView,
    errors: ['opportunity_not_yours', 'request_reused', 'tap_in_future', 'contest_not_started', 'contest_closed'],
  })
  move(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: MoveInput }) input: MoveInput,
  ): Promise<OpportunityView> {
    return this.steps.move(me, contestId, id, input)
  }

  @Post(':id/loss')
  @HttpCode(200)
  @Describe({
    zh: '丢单，说明原因',
    en: 'Say that an opportunity is lost, with the reason',
    answer: OpportunityView,
    errors: ['opportunity_not_yours', 'request_reused', 'tap_in_future', 'contest_not_started', 'contest_closed'],
  })
  lose(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: LoseOpportunityInput }) input: LoseOpportunityInput,
  ): Promise<OpportunityView> {
    return this.steps.lose(me, contestId, id, input)
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Describe({
    zh: '撤销上一步，10 分钟内',
    en: 'Undo the last step, within 10 minutes',
    answer: OpportunityView,
    errors: [
      ...(['opportunity_not_yours', 'request_reused', 'tap_in_future', 'step_window_over', 'step_not_last'] as const),
      ...(['contest_not_started', 'contest_closed'] as const),
    ],
  })
  undo(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: UndoStepInput }) input: UndoStepInput,
  ): Promise<OpportunityView> {
    return this.steps.undo(me, contestId, id, input)
  }
}
