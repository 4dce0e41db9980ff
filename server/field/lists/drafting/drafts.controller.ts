import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { DraftsService } from '#server/field/lists/drafting/drafts.service'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { DraftView, MoveInput, PickInput } from '#shared/field/lists/drafting'

const ENDED = ['contest_not_started', 'contest_settling', 'contest_closed'] as const
const MOVED = ['list_not_drafted', 'draft_moved_on', 'draft_over', 'request_reused', ...ENDED] as const

/** 轮选 on the projector, driven by a director. */
@Controller('api/contests/:contestId/lists/:listId/turns')
@RequireLedgerKeeper()
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Describe({ zh: '看轮选', en: 'Look at a draft', answer: DraftView, errors: ['list_not_drafted'] })
  view(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<DraftView> {
    return this.drafts.view(me, contestId, id)
  }

  @Post('start')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '开始轮选，定下各队的顺序',
    en: 'Start a draft and freeze its order',
    answer: DraftView,
    errors: [...MOVED],
  })
  start(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: MoveInput }) input: MoveInput,
  ): Promise<DraftView> {
    return this.drafts.start(me, contestId, id, input)
  }

  @Post('picks')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '轮到的队选一户；同一个 requestId 只算一次',
    en: 'Pick a line for the team whose turn it is; the same requestId counts once',
    answer: DraftView,
    errors: [
      ...MOVED,
      ...(['line_taken', 'draft_member_full', 'draft_value_full', 'draft_needs_member', 'not_a_participant'] as const),
    ],
  })
  pick(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: PickInput }) input: PickInput,
  ): Promise<DraftView> {
    return this.drafts.pick(me, contestId, id, input)
  }

  @Post('passes')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({ zh: '轮到的队这一次不选', en: 'Pass the turn of a team', answer: DraftView, errors: [...MOVED] })
  pass(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: MoveInput }) input: MoveInput,
  ): Promise<DraftView> {
    return this.drafts.pass(me, contestId, id, input)
  }

  @Post('undo')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '撤回上一次选择',
    en: 'Undo the last pick or pass',
    answer: DraftView,
    errors: [...MOVED, 'draft_nothing_to_undo', 'draft_pick_touched'],
  })
  undo(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: MoveInput }) input: MoveInput,
  ): Promise<DraftView> {
    return this.drafts.undo(me, contestId, id, input)
  }
}
