import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { SupportSendingService } from '#server/ritual/supports/support-sending.service'
import { SupportsService } from '#server/ritual/supports/supports.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { AmendSupportInput, SupportView } from '#shared/ritual/supports/contract'

@Controller('api/contests/:contestId/supports')
@DirectorsOnly()
export class SupportsController {
  constructor(
    private readonly supports: SupportsService,
    private readonly sending: SupportSendingService,
  ) {}

  @Get()
  @Describe({ zh: '帮扶', en: 'Support for those who fell behind', answer: z.array(SupportView) })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.supports.list(person, contestId, day)
  }

  @Put(':participantId')
  @Describe({
    zh: '写帮扶',
    en: 'Write a support',
    answer: z.array(SupportView),
    errors: ['field_changed', 'not_a_participant'],
  })
  amend(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Body({ schema: AmendSupportInput }) input: AmendSupportInput,
  ): Promise<SupportView[]> {
    return this.supports.amend(person, contestId, participantId, input)
  }

  @Post(':participantId/talked')
  @HttpCode(200)
  @Describe({ zh: '谈过了', en: 'Note that they talked', answer: z.array(SupportView) })
  talked(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.supports.talked(person, contestId, participantId, day)
  }

  @Post(':participantId/send')
  @HttpCode(200)
  @Describe({ zh: '把话发给本人', en: 'Send the words to the member', answer: z.array(SupportView) })
  send(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.sending.send(person, contestId, participantId, day)
  }
}
