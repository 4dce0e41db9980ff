import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common'
import { ImportDraftsService } from '#server/ledger/imports/import-drafts.service'
import { ImportFiles } from '#server/ledger/imports/import-files'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsService } from '#server/ledger/imports/imports.service'
import { SettlementsService } from '#server/ledger/imports/settlements.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { RawBody } from '#server/platform/http/request-body'
import { asFile, XLSX } from '#server/platform/spreadsheets/as-file'
import {
  FileQuery,
  IMPORT_LIMITS,
  ImportFile,
  ImportList,
  ImportMapping,
  ImportPage,
  ImportView,
  ListRows,
  SettledView,
  SettleInput,
  StartImportInput,
  UploadQuery,
} from '#shared/ledger/imports/contract'

@Controller('api/contests/:contestId/imports')
@RequireLedgerKeeper()
export class ImportsController {
  constructor(
    private readonly drafts: ImportDraftsService,
    private readonly imports: ImportsService,
    private readonly views: ImportViews,
    private readonly settlements: SettlementsService,
    private readonly files: ImportFiles,
  ) {}

  @Get()
  @Describe({ zh: '列出导入', en: 'List the imports', answer: ImportList })
  list(@Me() me: Person, @ContestId() contestId: string): Promise<ImportList> {
    return this.views.list(me, contestId)
  }

  @Post()
  @RawBody('application/octet-stream', IMPORT_LIMITS.bytes)
  @Describe({
    zh: '上传要导入的表格',
    en: 'Upload a table to import',
    answer: ImportView,
    errors: [
      'contest_not_started',
      'contest_closed',
      'import_busy',
      'import_too_large',
      'import_too_many_rows',
      'import_unreadable',
      'import_old_xls',
      'import_password',
      'import_no_sheet',
      'import_empty',
    ],
  })
  upload(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Query({ schema: UploadQuery }) { name, sheet }: UploadQuery,
    @Body() bytes: unknown,
  ): Promise<ImportView> {
    if (!Buffer.isBuffer(bytes)) throw new AppError('invalid_input')
    return this.drafts.upload(me, contestId, { fileName: name, bytes, sheet })
  }

  @Get(':runId')
  @Describe({ zh: '看一次导入', en: 'Look at an import', answer: ImportView })
  view(@Me() me: Person, @ContestId() contestId: string, @UuidParam('runId') runId: string): Promise<ImportView> {
    return this.views.view(me, contestId, runId)
  }

  @Put(':runId/mapping')
  @Describe({
    zh: '定每一列是什么',
    en: 'Say what each column is',
    answer: ImportView,
    errors: ['import_not_ready', 'import_columns_missing'],
  })
  map(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('runId') runId: string,
    @Body({ schema: ImportMapping }) mapping: ImportMapping,
  ): Promise<ImportView> {
    return this.drafts.map(me, contestId, runId, mapping)
  }

  @Post(':runId/start')
  @HttpCode(200)
  @Describe({
    zh: '开始写入，或只对账',
    en: 'Start to write, or only to compare',
    answer: ImportView,
    errors: [
      'contest_not_started',
      'contest_closed',
      'import_not_ready',
      'import_under_way',
      'import_too_many_statuses',
    ],
  })
  start(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('runId') runId: string,
    @Body({ schema: StartImportInput }) input: StartImportInput,
  ): Promise<ImportView> {
    return this.imports.start(me, contestId, runId, input)
  }

  @Post(':runId/stop')
  @HttpCode(200)
  @Describe({
    zh: '停止写入，写了的留着',
    en: 'Stop writing; what is written stays',
    answer: ImportView,
    errors: ['import_not_ready'],
  })
  stop(@Me() me: Person, @ContestId() contestId: string, @UuidParam('runId') runId: string): Promise<ImportView> {
    return this.imports.stop(me, contestId, runId)
  }

  @Get(':runId/rows')
  @Describe({ zh: '一次导入的各行', en: 'The rows of an import', answer: ImportPage })
  rows(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('runId') runId: string,
    @Query({ schema: ListRows }) list: ListRows,
  ): Promise<ImportPage> {
    return this.views.rows(me, contestId, runId, list)
  }

  @Post(':runId/settlements')
  @HttpCode(200)
  @Describe({
    zh: '处理对不上的行：补录、退订、改判、更正或保持不变；不成的逐行说明',
    en: 'Settle what differs: record, cancel, reassign, correct or leave; what refuses is named row by row',
    answer: SettledView,
  })
  settle(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('runId') runId: string,
    @Body({ schema: SettleInput }) input: SettleInput,
  ): Promise<SettledView> {
    return this.settlements.settle(me, contestId, runId, input)
  }

  @Get(':runId/files/:which')
  @Describe({ zh: '下载导入的文件', en: 'Download a file of an import', answer: 'file' })
  async file(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('runId') runId: string,
    @Param('which', { schema: ImportFile }) which: ImportFile,
    @Query({ schema: FileQuery }) { language }: FileQuery,
  ): Promise<StreamableFile> {
    const { name, content } = await this.files.file(me, contestId, runId, which, language)
    return asFile(content, name, XLSX)
  }
}
