import { basename } from 'node:path'
import { Inject, Injectable, Logger } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { BackupWorker } from '#server/platform/backups/backup-worker'
import { BackupsService } from '#server/platform/backups/backups.service'
import { RESTORED_PARTS } from '#server/platform/backups/carry-over'
import { settle } from '#server/platform/backups/prepare'
import { type KeptAside, swapBack, swapIn } from '#server/platform/backups/swap'
import { lockFile } from '#server/platform/database/file-lock'
import type { RestoredPart } from '#server/platform/database/restored-part'
import { AppError } from '#server/platform/http/app-error'
import { ServerRestarter } from '#server/platform/settings/restart'
import type { FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** Replaces the database by a backup while the server is live. */
@Injectable()
export class RestoresService {
  private readonly log = new Logger(RestoresService.name)

  constructor(
    private readonly backups: BackupsService,
    private readonly worker: BackupWorker,
    private readonly server: ServerRestarter,
    @Inject(RESTORED_PARTS) private readonly parts: readonly RestoredPart[],
  ) {}

  async preview(director: Person, name: string): Promise<RestorePreview> {
    const { takenAt } = await this.backups.mustBeTheirs(director, name)
    const { database } = this.backups.folder
    const found = await this.run(() => this.worker.run('look', { database, source: this.backups.folder.pathOf(name) }))
    return { name, takenAt: takenAt.toISOString(), ...found }
  }

  /** Restarts the server on the copy, or returns the problem that prevents it. */
  async restore(director: Person, name: string): Promise<{ problem: FileProblem | null }> {
    const { takenAt } = await this.backups.mustBeTheirs(director, name)
    const { folder } = this.backups
    const source = folder.pathOf(name)
    const prepared = await this.run(() => this.worker.run('prepare', { database: folder.database, source }))
    if ('problem' in prepared) {
      this.log.warn(`${name} was not restored: ${prepared.why}`)
      return { problem: prepared.problem }
    }
    const by = director.name
    const at = () => ({ at: new Date().toISOString(), by, from: takenAt.toISOString() })
    let aside: KeptAside = null
    this.server.restartWith({
      reason: 'restoring',
      apply: () => {
        const lock = lockFile(folder.database)
        try {
          const carryOver = settle(prepared, { parts: this.parts, actor: by, source })
          aside = swapIn(folder.database, prepared.file, new Date())
          const keptAs = aside && basename(aside)
          this.backups.write({ lastRestore: { ...at(), isDone: true, keptAs, carryOver } })
        } finally {
          lock.release()
        }
      },
      undo: () => {
        swapBack(folder.database, aside)
        this.backups.write({ lastRestore: { ...at(), isDone: false, keptAs: null, carryOver: null } })
      },
    })
    return { problem: null }
  }

  private run<T>(task: () => Promise<T>): Promise<T> {
    if (this.worker.isBusy) throw new AppError('backup_running')
    return task()
  }
}
