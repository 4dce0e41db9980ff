import { Controller, Get, Query } from '@nestjs/common'
import { BossesOnly, CurrentCaller } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { BossViewService } from '#server/screens/boss-view/boss-view.service'
import { BossQuery, BossView } from '#shared/screens/boss-view/contract'

@Controller('api/contests/:contestId/summary')
export class BossViewController {
  constructor(private readonly summary: BossViewService) {}

  @Get()
  @BossesOnly()
  @Describe({
    zh: '领导视图：净增、目标、快慢序时、退订、曲线、照此速度',
    en: 'The boss’s view: net growth, goals, ahead of or behind schedule, cancellations, curves, forecast',
    answer: BossView,
    errors: ['not_found'],
  })
  view(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Query({ schema: BossQuery }) { teamId }: BossQuery,
  ): Promise<BossView> {
    return this.summary.view(caller, contestId, teamId ?? null)
  }
}
