import { Body, Controller, Delete, Get, HttpCode, Put, Req, Res, type StreamableFile } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { PortraitsService } from '#server/contest/portraits/portraits.service'
import { AllowTv, CurrentCaller, DirectorsOnly, ForImages, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { answerPicture } from '#server/platform/http/picture-answer'
import { RawBody } from '#server/platform/http/request-body'
import { OwnPortrait, PORTRAIT_LIMIT } from '#shared/contest/portraits/contract'

@Controller('api')
export class PortraitsController {
  constructor(private readonly portraits: PortraitsService) {}

  @Put('me/portrait')
  @RawBody('application/octet-stream', PORTRAIT_LIMIT)
  @Describe({
    zh: '换我的头像：JPEG 或 WebP，60 KB 以内',
    en: 'Set my portrait: JPEG or WebP of at most 60 KB',
    answer: OwnPortrait,
    errors: ['not_a_portrait', 'portrait_changed_often', 'not_found'],
  })
  keep(@Me() person: Person, @Body() bytes: unknown): Promise<OwnPortrait> {
    return this.portraits.keep(person, bytes)
  }

  @Delete('me/portrait')
  @HttpCode(204)
  @Describe({ zh: '去掉我的头像', en: 'Remove my portrait', answer: null, errors: ['not_found'] })
  removeOwn(@Me() person: Person): Promise<void> {
    return this.portraits.removeOwn(person)
  }

  @Delete('contests/:contestId/people/:participantId/portrait')
  @DirectorsOnly()
  @HttpCode(204)
  @Describe({ zh: '去掉队员的头像', en: 'Remove the portrait of a participant', answer: null })
  removeOf(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
  ): Promise<void> {
    return this.portraits.removeOf(person, contestId, participantId)
  }

  @Get('contests/:contestId/people/:participantId/portrait')
  @AllowTv()
  @ForImages()
  @Describe({ zh: '队员的头像', en: 'The portrait of a participant', answer: 'file' })
  async picture(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return answerPicture(await this.portraits.picture(caller, contestId, participantId), request, reply)
  }
}
