import { Controller, Get } from '@nestjs/common'
import { BossesOnly, CurrentCaller } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { BossViewService } from '#server/screens/boss-view/boss-view.service'
import { BossView } from '#shared/screens/boss-view/contract'

@Controller('api/contests/:contestId/summary')
export class BossViewController {
  constructor(private readonly summary: BossViewService) {}

  @Get()
  @BossesOnly()
  @Describe({
    zh: '领导视图：净增、目标、快慢序时、退订',
    en: 'The boss’s view: net growth, goals, ahead of or behind schedule, cancellations',
    answer: BossView,
  })
  view(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<BossView> {
    return this.summary.view(caller, contestId)
  }
}
