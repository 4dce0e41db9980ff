import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { ScoreboardController } from '#server/screens/scoreboard/scoreboard.controller'
import { ScoreboardService } from '#server/screens/scoreboard/scoreboard.service'

/** What the scoreboard requests in addition to the live state: the curve of the totals. */
@Module({
  imports: [ContestsModule, StandingsModule],
  controllers: [ScoreboardController],
  providers: [ScoreboardService],
})
export class ScoreboardModule {}
