import { Body, Controller, Get, HttpCode, Post, Put, type StreamableFile } from '@nestjs/common'
import { DispatchService } from '#server/field/lists/dispatch.service'
import { RepliesService } from '#server/field/lists/replies.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { asFile } from '#server/platform/spreadsheets/as-file'
import { ListView } from '#shared/field/lists/contract'
import { DispatchInput, DispatchView } from '#shared/field/lists/dispatch'
import { ReplyTerms, ReplyView } from '#shared/field/lists/replies'

/** 派单 and 回单: lists that arrive assigned, and go back with what became of them. */
@Controller('api/contests/:contestId/lists/:listId')
@RequireLedgerKeeper()
export class OrdersController {
  constructor(
    private readonly orders: DispatchService,
    private readonly replies: RepliesService,
  ) {}

  @Get('dispatch')
  @Describe({
    zh: '预览派单：派给谁几户',
    en: 'Preview to whom a list would go',
    answer: DispatchView,
    errors: ['list_is_open', 'list_without_managers'],
  })
  preview(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<DispatchView> {
    return this.orders.preview(me, contestId, id)
  }

  @Post('dispatching')
  @HttpCode(200)
  @Describe({
    zh: '派单',
    en: 'Send a list to the people whom it names',
    answer: ListView,
    errors: [
      ...(['list_is_open', 'list_empty', 'list_without_managers'] as const),
      ...(['contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  dispatch(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: DispatchInput }) input: DispatchInput,
  ): Promise<ListView> {
    return this.orders.dispatch(me, contestId, id, input)
  }

  @Get('reply')
  @Describe({ zh: '看回单怎么写', en: 'Read how a list is replied to', answer: ReplyView, errors: ['list_not_open'] })
  reply(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<ReplyView> {
    return this.replies.view(me, contestId, id)
  }

  @Put('reply')
  @Describe({
    zh: '设定回单怎么写',
    en: 'Set how a list is replied to',
    answer: ReplyView,
    errors: ['list_not_open', 'reply_columns_wrong'],
  })
  agree(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: ReplyTerms }) terms: ReplyTerms,
  ): Promise<ReplyView> {
    return this.replies.agree(me, contestId, id, terms)
  }

  @Get('reply/file')
  @Describe({ zh: '下载回单', en: 'Download the reply to a list', answer: 'file', errors: ['list_not_open'] })
  async file(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.replies.file(me, contestId, id)
    return asFile(content, name, type)
  }
}
