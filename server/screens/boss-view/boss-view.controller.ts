import { Controller, Get, Param } from '@nestjs/common'
import { z } from 'zod'
import { BossesOnly, CurrentCaller } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { BossViewService } from '#server/screens/boss-view/boss-view.service'
import type { BossView } from '#shared/screens/boss-view/contract'

@Controller('api/contests/:contestId/summary')
export class BossViewController {
  constructor(private readonly summary: BossViewService) {}

  @Get()
  @BossesOnly()
  view(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
  ): Promise<BossView> {
    return this.summary.view(caller, contestId)
  }
}
