import { Module } from '@nestjs/common'
import { DailyReader } from '#server/standings/daily.reader'
import { FlagReader } from '#server/standings/flag.reader'
import { SpansReader } from '#server/standings/spans.reader'
import { StandingsReader } from '#server/standings/standings.reader'
import { StandingsService } from '#server/standings/standings.service'

/** Totals: raised by deals, read by screens. */
@Module({
  providers: [StandingsService, StandingsReader, DailyReader, SpansReader, FlagReader],
  exports: [StandingsService, StandingsReader, DailyReader, SpansReader, FlagReader],
})
export class StandingsModule {}
