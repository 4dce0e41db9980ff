import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { SupportsService } from '#server/ritual/supports/supports.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { AmendSupportInput, type SupportView } from '#shared/ritual/supports/contract'

const Uuid = { schema: z.uuid() }

@Controller('api/contests/:contestId/supports')
@DirectorsOnly()
export class SupportsController {
  constructor(private readonly supports: SupportsService) {}

  @Get()
  list(
    @Me() person: Person,
    @Param('contestId', Uuid) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.supports.list(person, contestId, day)
  }

  @Put(':participantId')
  amend(
    @Me() person: Person,
    @Param('contestId', Uuid) contestId: string,
    @Param('participantId', Uuid) participantId: string,
    @Body({ schema: AmendSupportInput }) input: AmendSupportInput,
  ): Promise<SupportView[]> {
    return this.supports.amend(person, contestId, participantId, input)
  }

  @Post(':participantId/talked')
  @HttpCode(200)
  talked(
    @Me() person: Person,
    @Param('contestId', Uuid) contestId: string,
    @Param('participantId', Uuid) participantId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.supports.talked(person, contestId, participantId, day)
  }

  @Post(':participantId/send')
  @HttpCode(200)
  send(
    @Me() person: Person,
    @Param('contestId', Uuid) contestId: string,
    @Param('participantId', Uuid) participantId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<SupportView[]> {
    return this.supports.send(person, contestId, participantId, day)
  }
}
