import { Module } from '@nestjs/common'
import { BossViewController } from '#server/boss-view/boss-view.controller'
import { BossViewService } from '#server/boss-view/boss-view.service'
import { UnitTotalsRepository } from '#server/boss-view/unit-totals.repository'
import { ContestsModule } from '#server/contests/contests.module'

/** 领导视图: what the boss's link shows. */
@Module({
  imports: [ContestsModule],
  controllers: [BossViewController],
  providers: [BossViewService, UnitTotalsRepository],
})
export class BossViewModule {}
