import { Controller, Get, Param } from '@nestjs/common'
import { z } from 'zod'
import { BossViewService } from '#server/boss-view/boss-view.service'
import { BossesOnly, Watcher } from '#server/http/access'
import type { Caller } from '#server/http/caller'
import type { BossView } from '#shared/boss-view'

@Controller('api/contests/:contestId/summary')
export class BossViewController {
  constructor(private readonly summary: BossViewService) {}

  @Get()
  @BossesOnly()
  view(@Watcher() caller: Caller, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<BossView> {
    return this.summary.view(caller, contestId)
  }
}
