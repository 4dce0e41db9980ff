import { type DynamicModule, Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { BackupThread, WORKER_FILE } from '#server/backups/backup-thread'
import { BackupViews } from '#server/backups/backup-views'
import { BackupsController } from '#server/backups/backups.controller'
import { BackupsService } from '#server/backups/backups.service'
import { DailyBackups } from '#server/backups/daily-backups'
import { RestoresService } from '#server/backups/restores.service'
import { CentersModule } from '#server/centers/centers.module'
import { Life } from '#server/life'

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
        BackupThread,
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
