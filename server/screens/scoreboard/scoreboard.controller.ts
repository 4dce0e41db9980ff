import { Controller, Get } from '@nestjs/common'
import { AllowSpectators, CurrentCaller, ForTokens } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { ScoreboardService } from '#server/screens/scoreboard/scoreboard.service'
import { CurveView } from '#shared/ledger/standings/curve'

@Controller('api/contests/:contestId/curve')
export class ScoreboardController {
  constructor(private readonly scoreboard: ScoreboardService) {}

  @Get()
  @AllowSpectators()
  @ForTokens('read')
  @Describe({ zh: '每队每天的累计曲线', en: 'Each team’s total, day by day', answer: CurveView })
  curve(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<CurveView> {
    return this.scoreboard.curve(caller, contestId)
  }
}
