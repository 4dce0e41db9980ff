import { Body, Controller, Delete, Get, Param, Put, Query, Req, Res, type StreamableFile } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { answerPicture } from '#server/platform/http/picture-answer'
import { RawBody } from '#server/platform/http/request-body'
import { MeetingPhotosService } from '#server/ritual/meetings/photos/meeting-photos.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { MeetingKind } from '#shared/ritual/meetings/items'
import { MeetingPhotos, PHOTO_LIMIT } from '#shared/ritual/meetings/photos'

const Kind = { schema: MeetingKind }
const REFUSALS = ['meeting_not_open', 'contest_not_started', 'contest_closed'] as const

@Controller('api/contests/:contestId')
export class MeetingPhotosController {
  constructor(private readonly photos: MeetingPhotosService) {}

  @Put('meetings/:kind/photos/:photoId')
  @DirectorsOnly()
  @RawBody('application/octet-stream', PHOTO_LIMIT)
  @Describe({
    zh: '存一张会议照片',
    en: 'Keep a photo of a meeting',
    answer: MeetingPhotos,
    errors: ['photos_full', 'not_a_photo', ...REFUSALS],
  })
  add(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @UuidParam('photoId') photoId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body() bytes: unknown,
  ): Promise<MeetingPhotos> {
    return this.photos.add(person, { contestId, kind, day }, photoId, bytes)
  }

  @Delete('meetings/:kind/photos/:photoId')
  @DirectorsOnly()
  @Describe({
    zh: '移除一张会议照片',
    en: 'Remove a photo of a meeting',
    answer: MeetingPhotos,
    errors: [...REFUSALS],
  })
  remove(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @UuidParam('photoId') photoId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingPhotos> {
    return this.photos.remove(person, { contestId, kind, day }, photoId)
  }

  @Get('meeting-photos/:photoId')
  @Describe({ zh: '一张会议照片', en: 'A photo of a meeting', answer: 'file' })
  async picture(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('photoId') photoId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return answerPicture(await this.photos.picture(person, contestId, photoId), request, reply)
  }
}
