import { Controller, Get, Param } from '@nestjs/common'
import { z } from 'zod'
import { ForTokens, Onlookers, Watcher } from '#server/platform/http/access'
import type { Caller } from '#server/platform/http/caller'
import { ScoreboardService } from '#server/screens/scoreboard/scoreboard.service'
import type { CurveView } from '#shared/screens/scoreboard/contract'

@Controller('api/contests/:contestId/curve')
export class ScoreboardController {
  constructor(private readonly scoreboard: ScoreboardService) {}

  @Get()
  @Onlookers()
  @ForTokens('read')
  curve(@Watcher() caller: Caller, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<CurveView> {
    return this.scoreboard.curve(caller, contestId)
  }
}
