import { Body, Controller, Get, HttpCode, Put, Query, StreamableFile } from '@nestjs/common'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { RawBody } from '#server/platform/http/request-body'
import { ReportPicturesService } from '#server/ritual/battle-reports/report-pictures.service'
import { PICTURE_LIMIT, PictureQuery } from '#shared/ritual/battle-reports/contract'

@Controller('api/contests/:contestId/reports/:reportId')
export class ReportPicturesController {
  constructor(private readonly pictures: ReportPicturesService) {}

  @Put('picture')
  @DirectorsOnly()
  @HttpCode(204)
  @RawBody('image/png', PICTURE_LIMIT)
  @Describe({
    zh: '存战报的图片',
    en: 'Store the report’s picture',
    answer: null,
    errors: ['report_not_published'],
  })
  keep(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
    @Query({ schema: PictureQuery }) { language }: PictureQuery,
    @Body() png: unknown,
  ): Promise<void> {
    return this.pictures.keep(me, contestId, reportId, language, png)
  }

  @Get('picture.png')
  @AllowTv()
  @Describe({ zh: '战报的图片', en: 'The report’s picture', answer: 'file' })
  async read(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
    @Query({ schema: PictureQuery }) { language }: PictureQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.pictures.read(caller, contestId, reportId, language), { type: 'image/png' })
  }
}
