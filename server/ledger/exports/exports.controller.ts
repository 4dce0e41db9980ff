import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common'
import { ExportsService } from '#server/ledger/exports/exports.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { asFile } from '#server/platform/spreadsheets/as-file'
import { ExportFormat, ExportKind, ExportQuery } from '#shared/ledger/exports/contract'

@Controller('api/contests/:contestId/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get(':kind/:format')
  @RequireLedgerKeeper()
  @Describe({ zh: '导出表格', en: 'Export a table', answer: 'file', errors: ['contest_not_started'] })
  async export(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', { schema: ExportKind }) kind: ExportKind,
    @Param('format', { schema: ExportFormat }) format: ExportFormat,
    @Query({ schema: ExportQuery }) query: ExportQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exports.export(person, contestId, kind, format, query)
    return asFile(content, name, type)
  }
}
