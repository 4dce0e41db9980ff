import { Controller, Get, Param } from '@nestjs/common'
import { z } from 'zod'
import { AllowSpectators, CurrentCaller, ForTokens } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { ScoreboardService } from '#server/screens/scoreboard/scoreboard.service'
import type { CurveView } from '#shared/screens/scoreboard/contract'

@Controller('api/contests/:contestId/curve')
export class ScoreboardController {
  constructor(private readonly scoreboard: ScoreboardService) {}

  @Get()
  @AllowSpectators()
  @ForTokens('read')
  curve(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
  ): Promise<CurveView> {
    return this.scoreboard.curve(caller, contestId)
  }
}
