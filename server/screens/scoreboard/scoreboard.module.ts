import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { CurveRepository } from '#server/screens/scoreboard/curve.repository'
import { ScoreboardController } from '#server/screens/scoreboard/scoreboard.controller'
import { ScoreboardService } from '#server/screens/scoreboard/scoreboard.service'

/** What the scoreboard asks for beside the live state: how the totals grew. */
@Module({
  imports: [ContestsModule],
  controllers: [ScoreboardController],
  providers: [ScoreboardService, CurveRepository],
})
export class ScoreboardModule {}
