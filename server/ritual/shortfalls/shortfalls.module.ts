import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { ShortfallsController } from '#server/ritual/shortfalls/shortfalls.controller'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'

/** 短板 and their open actions; the evening meeting writes them through `ShortfallsService`. */
@Module({
  imports: [ContestsModule, DealsModule, StandingsModule, TerritoriesModule],
  controllers: [ShortfallsController],
  providers: [ShortfallsService],
  exports: [ShortfallsService],
})
export class ShortfallsModule {}
