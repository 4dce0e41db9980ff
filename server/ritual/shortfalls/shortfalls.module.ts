import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { CausesReader } from '#server/ritual/shortfalls/causes.reader'
import { GapPlacesReader } from '#server/ritual/shortfalls/gap-places.reader'
import { ShortfallsController } from '#server/ritual/shortfalls/shortfalls.controller'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'

/** 短板 and their open actions; the evening meeting writes them through `ShortfallsService`. */
@Module({
  imports: [ActivitiesModule, ContestsModule, DealsModule, StandingsModule, TerritoriesModule],
  controllers: [ShortfallsController],
  providers: [GapPlacesReader, CausesReader, ShortfallsService],
  exports: [ShortfallsService, CausesReader],
})
export class ShortfallsModule {}
