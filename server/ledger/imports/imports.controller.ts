import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common'
import { z } from 'zod'
import { ImportFiles } from '#server/ledger/imports/import-files'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsService } from '#server/ledger/imports/imports.service'
import { SettlementsService } from '#server/ledger/imports/settlements.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { asFile, XLSX } from '#server/platform/spreadsheets/as-file'
import {
  FileQuery,
  ImportFile,
  type ImportList,
  ImportMapping,
  type ImportPage,
  type ImportView,
  ListRows,
  type SettledView,
  SettleInput,
  StartImportInput,
  UploadQuery,
} from '#shared/ledger/imports/contract'

@Controller('api/contests/:contestId/imports')
@RequireLedgerKeeper()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly views: ImportViews,
    private readonly settlements: SettlementsService,
    private readonly files: ImportFiles,
  ) {}

  @Get()
  list(@Me() me: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<ImportList> {
    return this.views.list(me, contestId)
  }

  @Post()
  upload(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: UploadQuery }) { name }: UploadQuery,
    @Body() bytes: unknown,
  ): Promise<ImportView> {
    if (!Buffer.isBuffer(bytes)) throw new AppError('invalid_input')
    return this.imports.upload(me, contestId, name, bytes)
  }

  @Get(':runId')
  view(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
  ): Promise<ImportView> {
    return this.imports.view(me, contestId, runId)
  }

  @Put(':runId/mapping')
  map(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @Body({ schema: ImportMapping }) mapping: ImportMapping,
  ): Promise<ImportView> {
    return this.imports.map(me, contestId, runId, mapping)
  }

  @Post(':runId/start')
  @HttpCode(200)
  start(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @Body({ schema: StartImportInput }) input: StartImportInput,
  ): Promise<ImportView> {
    return this.imports.start(me, contestId, runId, input)
  }

  @Post(':runId/stop')
  @HttpCode(200)
  stop(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
  ): Promise<ImportView> {
    return this.imports.stop(me, contestId, runId)
  }

  @Get(':runId/rows')
  rows(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @Query({ schema: ListRows }) list: ListRows,
  ): Promise<ImportPage> {
    return this.views.rows(me, contestId, runId, list)
  }

  @Post(':runId/settlements')
  @HttpCode(200)
  settle(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @Body({ schema: SettleInput }) input: SettleInput,
  ): Promise<SettledView> {
    return this.settlements.settle(me, contestId, runId, input)
  }

  @Get(':runId/files/:which')
  async file(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @Param('which', { schema: ImportFile }) which: ImportFile,
    @Query({ schema: FileQuery }) { language }: FileQuery,
  ): Promise<StreamableFile> {
    const { name, content } = await this.files.file(me, contestId, runId, which, language)
    return asFile(content, name, XLSX)
  }
}
