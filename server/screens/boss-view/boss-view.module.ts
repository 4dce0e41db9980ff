import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { BossViewController } from '#server/screens/boss-view/boss-view.controller'
import { BossViewService } from '#server/screens/boss-view/boss-view.service'
import { UnitTotalsRepository } from '#server/screens/boss-view/unit-totals.repository'

/** 领导视图: what the boss's link shows. */
@Module({
  imports: [ContestsModule, StandingsModule],
  controllers: [BossViewController],
  providers: [BossViewService, UnitTotalsRepository],
})
export class BossViewModule {}
