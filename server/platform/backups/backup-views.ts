import { Inject, Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { BackupsService } from '#server/platform/backups/backups.service'
import { DailyBackups } from '#server/platform/backups/daily-backups'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { BackupsView } from '#shared/platform/backups/contract'

/** The backups as directors see them. */
@Injectable()
export class BackupViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly backups: BackupsService,
    private readonly daily: DailyBackups,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async all(director: Person): Promise<BackupsView> {
    await this.backups.mustSeeBackups(director)
    const isOnlyCenter = await this.backups.isOnlyCenter()
    const timezone = (await this.daily.timezone()) ?? 'UTC'
    const { trouble } = this.uow
    const common = { isAutomatic: this.daily.isOn, isOnlyCenter, timezone, trouble: trouble?.cause ?? null }
    if (this.uow.isPostgres)
      return {
        ...common,
        storage: 'postgres',
        folder: '',
        backups: [],
        databaseBytes: 0,
        freeBytes: 0,
        nextAt: null,
        failure: null,
        lastRestore: null,
      }
    const { folder, notes } = this.backups
    return {
      ...common,
      storage: 'file',
      folder: this.config.backupFolder,
      backups: folder.list().map((backup) => this.backups.viewOf(backup, notes)),
      databaseBytes: folder.databaseBytes,
      freeBytes: folder.freeBytes,
      nextAt: this.daily.isOn ? this.daily.nextAt(timezone).toISOString() : null,
      failure: notes.failure,
      lastRestore: notes.lastRestore,
    }
  }
}
