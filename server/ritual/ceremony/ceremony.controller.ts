import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { CeremonyService } from '#server/ritual/ceremony/ceremony.service'
import { CeremonyView, SetCeremonyInput } from '#shared/ritual/ceremony/contract'
import { CeremonyState } from '#shared/ritual/ceremony/steps'

/** 揭晓: read by the contest's screens once it has begun, directed by directors. */
@Controller('api/contests/:contestId/ceremony')
export class CeremonyController {
  constructor(private readonly ceremony: CeremonyService) {}

  @Get()
  @AllowTv()
  @Describe({
    zh: '揭晓什么',
    en: 'What is revealed on the last day',
    answer: CeremonyView,
    errors: ['ceremony_not_begun'],
  })
  view(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<CeremonyView> {
    return this.ceremony.view(caller, contestId)
  }

  @Put()
  @DirectorsOnly()
  @Describe({
    zh: '开始揭晓，或走到某一步',
    en: 'Begin the ceremony, or move it to a step',
    answer: CeremonyState,
    errors: ['contest_not_started', 'ceremony_too_early'],
  })
  set(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetCeremonyInput }) input: SetCeremonyInput,
  ): Promise<CeremonyState> {
    return this.ceremony.set(me, contestId, input)
  }

  @Delete()
  @HttpCode(204)
  @DirectorsOnly()
  @Describe({ zh: '结束揭晓', en: 'End the ceremony', answer: null })
  end(@Me() me: Person, @ContestId() contestId: string): Promise<void> {
    return this.ceremony.end(me, contestId)
  }
}
