import { Body, Controller, Get, HttpCode, Param, Put, Query, StreamableFile } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { ReportPicturesService } from '#server/ritual/battle-reports/report-pictures.service'
import { PictureQuery } from '#shared/ritual/battle-reports/contract'

@Controller('api/contests/:contestId/reports/:reportId')
export class ReportPicturesController {
  constructor(private readonly pictures: ReportPicturesService) {}

  @Put('picture')
  @DirectorsOnly()
  @HttpCode(204)
  keep(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
    @Query({ schema: PictureQuery }) { language }: PictureQuery,
    @Body() png: unknown,
  ): Promise<void> {
    return this.pictures.keep(me, contestId, reportId, language, png)
  }

  @Get('picture.png')
  @AllowTv()
  async read(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
    @Query({ schema: PictureQuery }) { language }: PictureQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.pictures.read(caller, contestId, reportId, language), { type: 'image/png' })
  }
}
