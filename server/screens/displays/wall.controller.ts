import { Controller, Get } from '@nestjs/common'
import { AllowTv, CurrentCaller } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { WallService } from '#server/screens/displays/wall.service'
import { WallView } from '#shared/screens/displays/wall'

@Controller('api/contests/:contestId/wall')
export class WallController {
  constructor(private readonly wall: WallService) {}

  @Get()
  @AllowTv()
  @Describe({
    zh: '大屏上的今日一招、新队员和入队码',
    en: 'The lesson, newcomers and invites of a TV',
    answer: WallView,
  })
  view(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<WallView> {
    return this.wall.view(caller, contestId)
  }
}
