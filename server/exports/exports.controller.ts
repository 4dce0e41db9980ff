import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common'
import { z } from 'zod'
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
    // Header values are ASCII; the name itself travels as RFC 5987 says.
    const disposition = `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`
    return new StreamableFile(content, { type, disposition })
  }
}
