import { Body, Controller, Get, Put } from '@nestjs/common'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { AimsService } from '#server/ritual/aims/aims.service'
import { OwnAims, SetAimInput } from '#shared/ritual/aims/contract'

const REQUEST = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const METRIC = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'

@Controller('api/contests/:contestId/aims')
export class AimsController {
  constructor(private readonly aims: AimsService) {}

  @Get('own')
  @Describe({
    zh: '我的本月目标，只有本人看得到',
    en: 'My goals of the month, which only I can read',
    answer: OwnAims,
    errors: ['not_a_participant'],
  })
  own(@Me() person: Person, @ContestId() contestId: string): Promise<OwnAims> {
    return this.aims.own(person, contestId)
  }

  @Put('own')
  @Describe({
    zh: '定或改本月目标；0 是不要目标',
    en: 'Set or change a goal of the month; 0 takes it off',
    answer: OwnAims,
    errors: [
      'not_a_participant',
      'request_reused',
      'contest_not_started',
      'contest_closed',
      'contest_settling',
      'aim_month_over',
      'unknown_metric',
      'unknown_activity',
    ],
    body: { requestId: REQUEST, month: '2015-04', subject: { kind: 'metric', id: METRIC }, quantity: 18 },
  })
  set(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetAimInput }) input: SetAimInput,
  ): Promise<OwnAims> {
    return this.aims.set(person, contestId, input)
  }
}
