import { type DynamicModule, Module } from '@nestjs/common'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BackupViews } from '#server/platform/backups/backup-views'
import { BackupWorker, WORKER_FILE } from '#server/platform/backups/backup-worker'
import { BackupsController } from '#server/platform/backups/backups.controller'
import { BackupsService } from '#server/platform/backups/backups.service'
import { DailyBackups } from '#server/platform/backups/daily-backups'
import { Life } from '#server/platform/backups/life'
import { RestoresService } from '#server/platform/backups/restores.service'
import { CentersModule } from '#server/platform/centers/centers.module'

/** Copies of the SQLite database: made every night, handed out, put back. */
@Module({})
export class BackupsModule {
  static register(life: Life, workerFile: string): DynamicModule {
    return {
      module: BackupsModule,
      // Registered once, with what only the program knows; metrics ask it for the newest copy.
      global: true,
      imports: [AuditModule, CentersModule],
      controllers: [BackupsController],
      providers: [
        BackupsService,
        BackupWorker,
        BackupViews,
        DailyBackups,
        RestoresService,
        { provide: Life, useValue: life },
        { provide: WORKER_FILE, useValue: workerFile },
      ],
      exports: [BackupsService],
    }
  }
}
