import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { VoicesService } from '#server/ritual/voices/voices.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { AddVoiceInput, type VoiceView } from '#shared/ritual/voices/contract'

@Controller('api/contests/:contestId/voices')
export class VoicesController {
  constructor(private readonly voices: VoicesService) {}

  @Get()
  list(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<VoiceView[]> {
    return this.voices.list(person, contestId, day)
  }

  @Post()
  add(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: AddVoiceInput }) input: AddVoiceInput,
  ): Promise<VoiceView> {
    return this.voices.add(person, contestId, input)
  }
}
