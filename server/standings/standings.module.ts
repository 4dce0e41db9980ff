import { Module } from '@nestjs/common'
import { DailyReader } from '#server/standings/daily.reader'
import { StandingsReader } from '#server/standings/standings.reader'
import { StandingsService } from '#server/standings/standings.service'

/** Totals: raised by deals, read by screens. */
@Module({
  providers: [StandingsService, StandingsReader, DailyReader],
  exports: [StandingsService, StandingsReader, DailyReader],
})
export class StandingsModule {}
