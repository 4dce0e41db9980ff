import { Body, Controller, Get, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { VoicesService } from '#server/ritual/voices/voices.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { AddVoiceInput, VoiceView } from '#shared/ritual/voices/contract'

@Controller('api/contests/:contestId/voices')
export class VoicesController {
  constructor(private readonly voices: VoicesService) {}

  @Get()
  @Describe({ zh: '客户意见和建议', en: 'What customers said', answer: z.array(VoiceView) })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<VoiceView[]> {
    return this.voices.list(person, contestId, day)
  }

  @Post()
  @Describe({
    zh: '记一条意见',
    en: 'Note what a customer said',
    answer: VoiceView,
    errors: ['contest_settling', 'contest_not_started', 'contest_closed'],
  })
  add(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: AddVoiceInput }) input: AddVoiceInput,
  ): Promise<VoiceView> {
    return this.voices.add(person, contestId, input)
  }
}
