import { Module } from '@nestjs/common'

/** Totals and the lists made of them. */
@Module({})
export class StandingsModule {}
