import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { ElsewhereService } from '#server/field/lists/elsewhere.service'
import { ObjectionsReader } from '#server/field/lists/objections.reader'
import { SettlementsService } from '#server/field/lists/settlements.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  CloseElsewhereInput,
  ElsewhereInput,
  ElsewherePlan,
  type ListObjection,
  ListObjections,
  SettleObjectionInput,
} from '#shared/field/lists/elsewhere'

/** 他渠道办理, and objections to it. */
@Controller('api/contests/:contestId/lists/:listId')
@RequireLedgerKeeper()
export class ClosingsController {
  constructor(
    private readonly elsewhere: ElsewhereService,
    private readonly objections: ObjectionsReader,
    private readonly settlements: SettlementsService,
  ) {}

  @Post('elsewhere/preview')
  @HttpCode(200)
  @Describe({
    zh: '预览他渠道办理：会办结哪几户',
    en: 'Preview which lines numbers sold elsewhere would close',
    answer: ElsewherePlan,
    errors: ['list_not_open'],
  })
  preview(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: ElsewhereInput }) input: ElsewhereInput,
  ): Promise<ElsewherePlan> {
    return this.elsewhere.preview(me, contestId, id, input)
  }

  @Post('elsewhere')
  @HttpCode(200)
  @Describe({
    zh: '他渠道办理：办结这些户；同一个 requestId 只算一次',
    en: 'Close lines that were sold elsewhere; the same requestId counts once',
    answer: ElsewherePlan,
    errors: ['list_not_open', 'contest_not_started', 'contest_settling', 'contest_closed'],
  })
  close(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: CloseElsewhereInput }) input: CloseElsewhereInput,
  ): Promise<ElsewherePlan> {
    return this.elsewhere.close(me, contestId, id, input)
  }

  @Get('objections')
  @Describe({ zh: '列出对他渠道办理的异议', en: 'List objections to sales elsewhere', answer: ListObjections })
  list(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<ListObjection[]> {
    return this.objections.list(me, contestId, id)
  }

  @Post('objections/settlement')
  @HttpCode(200)
  @Describe({
    zh: '答复对他渠道办理的异议：不变，或还给原来跟的人',
    en: 'Settle an objection to a sale elsewhere: the line stays closed, or goes back to who held it',
    answer: ListObjections,
    errors: ['objection_settled', 'line_not_yours', 'contest_not_started', 'contest_settling', 'contest_closed'],
  })
  settle(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: SettleObjectionInput }) input: SettleObjectionInput,
  ): Promise<ListObjection[]> {
    return this.settlements.settle(me, contestId, id, input)
  }
}
