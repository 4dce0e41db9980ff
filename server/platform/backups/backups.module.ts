import { type DynamicModule, Module } from '@nestjs/common'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BackupMetrics } from '#server/platform/backups/backup-metrics'
import { BackupViews } from '#server/platform/backups/backup-views'
import { BackupWorker, WORKER_FILE } from '#server/platform/backups/backup-worker'
import { BackupsController } from '#server/platform/backups/backups.controller'
import { BackupsService } from '#server/platform/backups/backups.service'
import { RESTORED_PARTS } from '#server/platform/backups/carry-over'
import { DailyBackups } from '#server/platform/backups/daily-backups'
import { RestoresService } from '#server/platform/backups/restores.service'
import { CentersModule } from '#server/platform/centers/centers.module'
import type { RestoredPart } from '#server/platform/database/restored-part'
import { MetricCollectorsModule } from '#server/platform/monitoring/metric-collectors'
import { ServerRestarter } from '#server/platform/settings/restart'

/** Copies of the SQLite database: daily backups, downloads, restores. */
@Module({})
export class BackupsModule {
  static register(server: ServerRestarter, workerFile: string, parts: readonly RestoredPart[]): DynamicModule {
    return {
      module: BackupsModule,
      imports: [AuditModule, CentersModule, MetricCollectorsModule],
      controllers: [BackupsController],
      providers: [
        BackupMetrics,
        BackupsService,
        BackupWorker,
        BackupViews,
        DailyBackups,
        RestoresService,
        { provide: ServerRestarter, useValue: server },
        { provide: WORKER_FILE, useValue: workerFile },
        { provide: RESTORED_PARTS, useValue: parts },
      ],
    }
  }
}
