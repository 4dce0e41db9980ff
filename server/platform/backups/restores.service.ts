import { basename } from 'node:path'
import { Injectable, Logger } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { BackupWorker } from '#server/platform/backups/backup-worker'
import { BackupsService } from '#server/platform/backups/backups.service'
import { ServerRestarter } from '#server/platform/backups/restart'
import { type KeptAside, swapBack, swapIn } from '#server/platform/backups/swap'
import { lockFile } from '#server/platform/database/file-lock'
import { AppError } from '#server/platform/http/app-error'
import type { FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** Replaces the database by a backup while the server is live. */
@Injectable()
export class RestoresService {
  private readonly log = new Logger(RestoresService.name)

  constructor(
    private readonly backups: BackupsService,
    private readonly worker: BackupWorker,
    private readonly server: ServerRestarter,
  ) {}

  async preview(name: string): Promise<RestorePreview> {
    const { takenAt } = await this.backups.mustBeTheirs(name)
    const { database } = this.backups.folder
    const found = await this.run(() => this.worker.run('look', { database, source: this.backups.folder.pathOf(name) }))
    return { name, takenAt: takenAt.toISOString(), ...found }
  }

  /** Restarts the server on the copy, or returns the problem that prevents it. */
  async restore(director: Person, name: string): Promise<{ problem: FileProblem | null }> {
    const { takenAt } = await this.backups.mustBeTheirs(name)
    const { folder } = this.backups
    const args = { database: folder.database, source: folder.pathOf(name), actor: director.name }
    const prepared = await this.run(() => this.worker.run('prepare', args))
    if ('problem' in prepared) {
      this.log.warn(`${name} was not restored: ${prepared.why}`)
      return { problem: prepared.problem }
    }
    let aside: KeptAside = null
    const note = (isDone: boolean) => {
      const keptAs = isDone && aside ? basename(aside) : null
      const lastRestore = {
        at: new Date().toISOString(),
        by: director.name,
        from: takenAt.toISOString(),
        isDone,
        keptAs,
      }
      this.backups.write({ lastRestore })
    }
    this.server.restartWith({
      apply: () => {
        const lock = lockFile(folder.database)
        try {
          aside = swapIn(folder.database, prepared.file, new Date())
        } finally {
          lock.release()
        }
        note(true)
      },
      undo: () => {
        swapBack(folder.database, aside)
        note(false)
      },
    })
    return { problem: null }
  }

  private run<T>(task: () => Promise<T>): Promise<T> {
    if (this.worker.isBusy) throw new AppError('backup_running')
    return task()
  }
}
