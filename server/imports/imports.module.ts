import { type DynamicModule, Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DealsModule } from '#server/deals/deals.module'
import { ImportChecks } from '#server/imports/import-checks'
import { ImportFiles } from '#server/imports/import-files'
import { ImportRuns } from '#server/imports/import-runs'
import { ImportViews } from '#server/imports/import-views'
import { ImportsController } from '#server/imports/imports.controller'
import { ImportsRepository } from '#server/imports/imports.repository'
import { ImportsService } from '#server/imports/imports.service'
import { IMPORT_WORKER, ReadingThread } from '#server/imports/reading-thread'
import { SettlementsService } from '#server/imports/settlements.service'

/** 导入 and 对账: deals from the files of a business system, and how they differ from the ledger. */
@Module({})
export class ImportsModule {
  static register(workerFile: string): DynamicModule {
    return {
      module: ImportsModule,
      imports: [AuditModule, ContestsModule, DealsModule],
      controllers: [ImportsController],
      providers: [
        ImportsService,
        ImportsRepository,
        ImportChecks,
        ImportRuns,
        ImportViews,
        ImportFiles,
        SettlementsService,
        ReadingThread,
        { provide: IMPORT_WORKER, useValue: workerFile },
      ],
    }
  }
}
