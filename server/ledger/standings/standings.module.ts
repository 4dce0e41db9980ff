import { Module } from '@nestjs/common'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { StandingsService } from '#server/ledger/standings/standings.service'

/** Totals: raised by deals, read by screens. */
@Module({
  providers: [StandingsService, StandingsReader, DailyReader, SpansReader, FlagReader],
  exports: [StandingsService, StandingsReader, DailyReader, SpansReader, FlagReader],
})
export class StandingsModule {}
