import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { ShortfallsController } from '#server/shortfalls/shortfalls.controller'
import { ShortfallsService } from '#server/shortfalls/shortfalls.service'
import { StandingsModule } from '#server/standings/standings.module'

/** 短板 and their open actions; the evening meeting writes them through `ShortfallsService`. */
@Module({
  imports: [ContestsModule, StandingsModule],
  controllers: [ShortfallsController],
  providers: [ShortfallsService],
  exports: [ShortfallsService],
})
export class ShortfallsModule {}
