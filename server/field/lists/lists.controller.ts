import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common'
import { AssignmentsService } from '#server/field/lists/assignments.service'
import { ListDraftsService } from '#server/field/lists/list-drafts.service'
import { ListsService } from '#server/field/lists/lists.service'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { RawBody } from '#server/platform/http/request-body'
import { AssignInput, AssignmentPlan } from '#shared/field/lists/assigning'
import { MapColumnsInput, UploadListQuery } from '#shared/field/lists/columns'
import { LinePage, LinesQuery, ListDraft, ListView, ListViews, OpenListInput } from '#shared/field/lists/contract'

const FILE_BYTES = 8 * 1024 * 1024

/** The back office keeps the lists. */
@Controller('api/contests/:contestId/lists')
@RequireLedgerKeeper()
export class ListsController {
  constructor(
    private readonly lists: ListsService,
    private readonly drafts: ListDraftsService,
    private readonly assignments: AssignmentsService,
  ) {}

  @Get()
  @Describe({ zh: '列出名单', en: 'List the lists of customers to win', answer: ListViews })
  list(@Me() me: Person, @ContestId() contestId: string): Promise<ListView[]> {
    return this.lists.list(me, contestId)
  }

  @Post()
  @RawBody('application/octet-stream', FILE_BYTES)
  @Describe({
    zh: '上传名单的表格',
    en: 'Upload the table of a list',
    answer: ListDraft,
    errors: [
      ...(['contest_closed', 'import_busy', 'import_too_large', 'import_too_many_rows', 'import_unreadable'] as const),
      ...(['import_old_xls', 'import_password', 'import_no_sheet', 'import_empty', 'list_too_long'] as const),
      ...(['list_is_open', 'list_is_kept'] as const),
    ],
  })
  upload(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Query({ schema: UploadListQuery }) { name, kind }: UploadListQuery,
    @Body() bytes: unknown,
  ): Promise<ListDraft> {
    if (!Buffer.isBuffer(bytes)) throw new AppError('invalid_input')
    return this.drafts.upload(me, contestId, { name, kind, bytes })
  }

  @Get(':listId/draft')
  @Describe({ zh: '预览名单', en: 'Preview a list', answer: ListDraft, errors: ['list_is_open'] })
  view(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<ListDraft> {
    return this.drafts.view(me, contestId, id)
  }

  @Put(':listId/columns')
  @Describe({
    zh: '说每一列是什么',
    en: 'Say what each column is',
    answer: ListDraft,
    errors: ['list_is_open', 'list_is_kept'],
  })
  map(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: MapColumnsInput }) { columns }: MapColumnsInput,
  ): Promise<ListDraft> {
    return this.drafts.map(me, contestId, id, columns)
  }

  @Post(':listId/opening')
  @HttpCode(200)
  @Describe({
    zh: '开放名单供认领',
    en: 'Open a list for claims',
    answer: ListView,
    errors: [
      ...(['list_is_open', 'list_empty', 'list_closes_too_early'] as const),
      ...(['contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  open(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: OpenListInput }) input: OpenListInput,
  ): Promise<ListView> {
    return this.lists.open(me, contestId, id, input)
  }

  @Delete(':listId')
  @HttpCode(204)
  @Describe({
    zh: '删掉没有开放的名单',
    en: 'Remove a list that was not opened',
    answer: null,
    errors: ['list_is_open', 'list_is_kept'],
  })
  remove(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<void> {
    return this.drafts.remove(me, contestId, id)
  }

  @Post(':listId/assignments/preview')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '预览把剩下的分给谁',
    en: 'Preview who gets what is left',
    answer: AssignmentPlan,
    errors: ['claiming_goes_on'],
  })
  plan(@Me() me: Person, @ContestId() contestId: string, @UuidParam('listId') id: string): Promise<AssignmentPlan> {
    return this.assignments.preview(me, contestId, id)
  }

  @Post(':listId/assignments')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '分配剩下的',
    en: 'Assign what is left',
    answer: AssignmentPlan,
    errors: ['claiming_goes_on', 'contest_not_started', 'contest_settling', 'contest_closed'],
  })
  assign(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: AssignInput }) input: AssignInput,
  ): Promise<AssignmentPlan> {
    return this.assignments.assign(me, contestId, id, input)
  }

  @Post(':listId/assignments/undo')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '整批撤回分配',
    en: 'Undo an assignment as a whole',
    answer: AssignmentPlan,
    errors: ['claiming_goes_on', 'assignment_touched', 'contest_not_started', 'contest_settling', 'contest_closed'],
  })
  undoAssignment(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Body({ schema: AssignInput }) input: AssignInput,
  ): Promise<AssignmentPlan> {
    return this.assignments.undo(me, contestId, id, input)
  }

  @Get(':listId/lines')
  @Describe({ zh: '列出名单里的客户', en: 'List the lines of a list', answer: LinePage })
  lines(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') id: string,
    @Query({ schema: LinesQuery }) query: LinesQuery,
  ): Promise<LinePage> {
    return this.lists.page(me, contestId, id, query)
  }
}
