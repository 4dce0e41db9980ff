import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { LastTouches } from '#server/contest/territories/last-touches'
import { ListTerritoriesService } from '#server/contest/territories/list-territories.service'
import { TerritoriesController } from '#server/contest/territories/territories.controller'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { TerritoriesRepository } from '#server/contest/territories/territories.repository'
import { TerritoriesService } from '#server/contest/territories/territories.service'
import { TerritoryHoldersService } from '#server/contest/territories/territory-holders.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/**
 * 包区. Other features ask `TerritoriesReader` what is held by whom, tell `LastTouches` where they work, and seat people
 * through `TerritoryHoldersService`.
 */
@Module({
  imports: [AuditModule, ContestsModule],
  controllers: [TerritoriesController],
  providers: [
    ListTerritoriesService,
    LastTouches,
    TerritoriesReader,
    TerritoriesRepository,
    TerritoriesService,
    TerritoryHoldersService,
  ],
  exports: [LastTouches, TerritoriesReader, TerritoryHoldersService],
})
export class TerritoriesModule {}
