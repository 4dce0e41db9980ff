import { Module } from '@nestjs/common'
import { StandingsReader } from '#server/standings/standings.reader'
import { StandingsService } from '#server/standings/standings.service'

/** Totals: raised by deals, read by screens. */
@Module({ providers: [StandingsService, StandingsReader], exports: [StandingsService, StandingsReader] })
export class StandingsModule {}
