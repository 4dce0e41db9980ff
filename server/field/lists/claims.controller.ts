import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { ClaimsService } from '#server/field/lists/claims.service'
import { ObjectionsService } from '#server/field/lists/objections.service'
import { OwnListsService } from '#server/field/lists/own-lists.service'
import { RevealsService } from '#server/field/lists/reveals.service'
import { TouchesService } from '#server/field/lists/touches.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { ClaimInput, LinePage, LinesQuery, LineView, OwnLists, ReleaseInput } from '#shared/field/lists/contract'
import { ObjectInput } from '#shared/field/lists/elsewhere'
import { LineDetail, LoseInput, RevealedNumber, TouchInput } from '#shared/field/lists/touch'

/** What members do with the lines of lists. */
@Controller('api/contests/:contestId/lines')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly ownLists: OwnListsService,
    private readonly touches: TouchesService,
    private readonly reveals: RevealsService,
    private readonly objections: ObjectionsService,
  ) {}

  @Get('own')
  @Describe({
    zh: '我的名单，和可以认领的名单',
    en: 'The lines that I hold, and the lists to claim from',
    answer: OwnLists,
    errors: ['not_a_participant'],
  })
  own(@Me() me: Person, @ContestId() contestId: string): Promise<OwnLists> {
    return this.ownLists.own(me, contestId)
  }

  @Get('free/:listId')
  @Describe({ zh: '一份名单里可以认领的客户', en: 'The free lines of a list', answer: LinePage })
  free(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') listId: string,
    @Query({ schema: LinesQuery }) query: LinesQuery,
  ): Promise<LinePage> {
    return this.ownLists.free(me, contestId, listId, query)
  }

  @Post('claims')
  @Describe({
    zh: '认领一户；同一个 requestId 只算一次',
    en: 'Claim a line; the same requestId counts once',
    answer: LineView,
    errors: [
      ...(['not_a_participant', 'participant_left', 'request_reused', 'line_taken', 'line_reserved'] as const),
      ...(['list_cap_reached', 'list_value_cap_reached', 'claiming_over'] as const),
      ...(['contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  claim(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: ClaimInput }) input: ClaimInput,
  ): Promise<LineView> {
    return this.claims.claim(me, contestId, input)
  }

  @Get(':lineId')
  @Describe({ zh: '看一户', en: 'Look at a line', answer: LineDetail, errors: ['line_not_yours'] })
  view(@Me() me: Person, @ContestId() contestId: string, @UuidParam('lineId') lineId: string): Promise<LineDetail> {
    return this.touches.view(me, contestId, lineId)
  }

  @Post(':lineId/number/reveal')
  @HttpCode(200)
  @Describe({
    zh: '打电话：显示整个号码，会记进操作记录，每人每天 50 户',
    en: 'Tell the whole number to call; the audit list notes it, 50 lines a day and person',
    answer: RevealedNumber,
    errors: ['line_not_yours', 'reveals_used_up'],
  })
  reveal(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
  ): Promise<RevealedNumber> {
    return this.reveals.reveal(me, contestId, lineId)
  }

  @Post(':lineId/touches')
  @HttpCode(200)
  @Describe({
    zh: '记一次拜访或电话的结果；同一个 requestId 只算一次',
    en: 'Count a visit or call and what came of it; the same requestId counts once',
    answer: LineDetail,
    errors: [
      ...(['line_not_yours', 'unknown_activity', 'outcome_not_of_activity'] as const),
      ...(['contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  touch(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: TouchInput }) input: TouchInput,
  ): Promise<LineDetail> {
    return this.touches.touch(me, contestId, lineId, input)
  }

  @Post(':lineId/loss')
  @HttpCode(200)
  @Describe({
    zh: '不办了，说明原因',
    en: 'Close a line that is lost, with the reason',
    answer: LineDetail,
    errors: ['line_not_yours', 'contest_not_started', 'contest_settling', 'contest_closed'],
  })
  lose(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: LoseInput }) input: LoseInput,
  ): Promise<LineDetail> {
    return this.touches.lose(me, contestId, lineId, input)
  }

  @Post(':lineId/objections')
  @HttpCode(200)
  @Describe({
    zh: '对别人办结自己的一户提出异议，两个工作日内',
    en: 'Object, within two working days, to how others closed a line that one held',
    answer: LineDetail,
    errors: [
      ...(['line_not_yours', 'line_closed_by_you', 'line_objection_late', 'not_a_participant', 'own_deal'] as const),
      ...(['dispute_deal_gone', 'dispute_repeated', 'contest_not_started', 'contest_closed'] as const),
    ],
  })
  async object(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: ObjectInput }) input: ObjectInput,
  ): Promise<LineDetail> {
    await this.objections.object(me, contestId, lineId, input)
    return this.touches.view(me, contestId, lineId)
  }

  @Post(':lineId/release')
  @HttpCode(200)
  @Describe({
    zh: '放回一户',
    en: 'Put a line back',
    answer: LineView,
    errors: ['request_reused', 'line_not_yours', 'line_not_held', 'contest_not_started', 'contest_closed'],
  })
  release(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: ReleaseInput }) input: ReleaseInput,
  ): Promise<LineView> {
    return this.claims.release(me, contestId, lineId, input)
  }
}
