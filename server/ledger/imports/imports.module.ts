import { type DynamicModule, Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { ImportChecks } from '#server/ledger/imports/import-checks'
import { ImportDraftsService } from '#server/ledger/imports/import-drafts.service'
import { ImportFiles } from '#server/ledger/imports/import-files'
import { ImportPairs } from '#server/ledger/imports/import-pairs'
import { ImportRuns } from '#server/ledger/imports/import-runs'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsController } from '#server/ledger/imports/imports.controller'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { ImportsService } from '#server/ledger/imports/imports.service'
import { PairedNumbers } from '#server/ledger/imports/paired-numbers'
import { SettlementActions } from '#server/ledger/imports/settlement-actions'
import { SettlementsService } from '#server/ledger/imports/settlements.service'
import { IMPORT_WORKER, TableParserWorker } from '#server/ledger/imports/table-parser-worker'
import { AuditModule } from '#server/platform/audit/audit.module'

/**
 * 导入 and 对账: deals from the files of a business system, and how they differ from the ledger. Its parser of files, with
 * its bounds for the whole server, is for every feature.
 */
@Module({})
export class ImportsModule {
  static register(workerFile: string): DynamicModule {
    return {
      module: ImportsModule,
      global: true,
      imports: [AuditModule, ContestsModule, DealsModule, JournalModule],
      controllers: [ImportsController],
      providers: [
        ImportDraftsService,
        ImportsService,
        ImportsRepository,
        ImportChecks,
        ImportPairs,
        PairedNumbers,
        ImportRuns,
        ImportViews,
        ImportFiles,
        SettlementsService,
        SettlementActions,
        TableParserWorker,
        { provide: IMPORT_WORKER, useValue: workerFile },
      ],
      exports: [TableParserWorker],
    }
  }
}
