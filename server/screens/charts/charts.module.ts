import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'
import { ChartsController } from '#server/screens/charts/charts.controller'
import { ChartsService } from '#server/screens/charts/charts.service'

/** 图表: the figures of single days. */
@Module({
  imports: [ContestsModule, StandingsModule, PledgesModule],
  controllers: [ChartsController],
  providers: [ChartsService],
})
export class ChartsModule {}
