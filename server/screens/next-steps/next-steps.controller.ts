import { Controller, Get } from '@nestjs/common'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { NextStepsService } from '#server/screens/next-steps/next-steps.service'
import { NextSteps } from '#shared/screens/next-steps/contract'

@Controller('api/contests/:contestId/next-steps')
@DirectorsOnly()
export class NextStepsController {
  constructor(private readonly steps: NextStepsService) {}

  @Get()
  @Describe({
    zh: '开赛后的头几步：人、大屏、日历、第一次晨夕会、第一单',
    en: 'The first steps after the start: people, TV, calendar, first meeting, first sale',
    answer: NextSteps,
  })
  read(@Me() person: Person, @ContestId() contestId: string): Promise<NextSteps> {
    return this.steps.read(person, contestId)
  }
}
