import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { ContestSheets } from '#server/ledger/exports/contest-sheets'
import { ExportsController } from '#server/ledger/exports/exports.controller'
import { ExportsRepository } from '#server/ledger/exports/exports.repository'
import { ExportsService } from '#server/ledger/exports/exports.service'
import { TerritoryFiguresReader } from '#server/ledger/exports/territory-figures.reader'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 导出: the figures of a contest as files. */
@Module({
  imports: [AuditModule, ContestsModule, DealsModule, StandingsModule, TerritoriesModule],
  controllers: [ExportsController],
  providers: [ContestSheets, ExportsService, ExportsRepository, TerritoryFiguresReader],
  exports: [ContestSheets],
})
export class ExportsModule {}
