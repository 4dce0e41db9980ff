import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common'
import { z } from 'zod'
import { asFile } from '#server/exports/as-file'
import { ExportsService } from '#server/exports/exports.service'
import { LedgerKeepers, Me } from '#server/http/access'
import type { Person } from '#server/http/caller'
import { ExportFormat, ExportKind, ExportQuery } from '#shared/export'

@Controller('api/contests/:contestId/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get(':kind/:format')
  @LedgerKeepers()
  async export(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('kind', { schema: ExportKind }) kind: ExportKind,
    @Param('format', { schema: ExportFormat }) format: ExportFormat,
    @Query({ schema: ExportQuery }) query: ExportQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exports.export(person, contestId, kind, format, query)
    return asFile(content, name, type)
  }
}
