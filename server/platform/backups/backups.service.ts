import { createReadStream, type ReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { type BackupFile, BackupFolder } from '#server/platform/backups/backup-folder'
import { type Notes, readNotes, writeNotes } from '#server/platform/backups/backup-notes'
import { BackupWorker, TaskFailed } from '#server/platform/backups/backup-worker'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { describeError } from '#server/platform/settings/log'
import { CONFIG } from '#server/platform/settings/settings.module'
import { BackupFailure, type BackupView } from '#shared/platform/backups/contract'

/** Free space required for a copy, so that the database itself keeps room to grow. */
const ROOM = { factor: 1.1, reserve: 8 * 1024 * 1024 }

/** Makes, checks, hands out and removes copies of the SQLite database. */
@Injectable()
export class BackupsService implements BeforeApplicationShutdown {
  readonly folder: BackupFolder
  private readonly log = new Logger(BackupsService.name)
  private readonly unstored: Partial<Notes> = {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly centers: CentersRepository,
    private readonly worker: BackupWorker,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.folder = new BackupFolder(config.databaseUrl, config.backupFolder)
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.worker.stop()
  }

  get notes(): Notes {
    return { ...readNotes(this.folder.notesFile), ...this.unstored }
  }

  viewOf({ name, kind, takenAt, bytes }: BackupFile, { checks } = this.notes): BackupView {
    const check = checks[name]
    return { name, kind, takenAt: takenAt.toISOString(), bytes, check: check?.bytes === bytes ? check.check : null }
  }

  /** Throws AppError for interactive callers; background runs read the notes file. */
  async take(kind: 'daily' | 'manual', director?: Person): Promise<BackupView> {
    if (director) await this.mustSeeBackups(director)
    this.mustBeFile()
    if (this.worker.isBusy) throw new AppError('backup_running')
    const at = this.clock.now()
    try {
      const backup = await this.copy(kind, at)
      // The copy exists, even if the director was demoted while it was made.
      if (director) await this.uow.writeAsSystem(() => this.note(director, 'backup.made', backup.name))
      return backup
    } catch (error) {
      const reason = reasonOf(error)
      const isNew = this.notes.failure?.reason !== reason
      this.write({ failure: { at: at.toISOString(), reason } })
      if (isNew) this.log.error(`No backup was made: ${describeError(error)}`)
      throw new AppError(reason === 'disk_full' ? 'backup_no_room' : 'backup_failed')
    }
  }

  /** Streams the whole file. */
  async download(director: Person, name: string): Promise<{ stream: ReadStream; bytes: number }> {
    const { bytes } = await this.mustBeTheirs(director, name)
    await this.uow.writeAs(director, () => this.note(director, 'backup.downloaded', name))
    return { stream: createReadStream(this.folder.pathOf(name)), bytes }
  }

  async remove(director: Person, name: string): Promise<void> {
    const { kind } = await this.mustBeTheirs(director, name)
    if (kind === 'daily') throw new AppError('backup_kept')
    await this.uow.writeAs(director, () => this.note(director, 'backup.removed', name))
    this.folder.remove(name)
  }

  /** The backup, for a director who may see it; refused with `backups_shared` or `not_found`. */
  async mustBeTheirs(director: Person, name: string): Promise<BackupFile> {
    await this.mustSeeBackups(director)
    this.mustBeFile()
    const backup = this.folder.find(name)
    if (!backup) throw new AppError('not_found')
    return backup
  }

  /** A backup holds every center: it is for the only one, or the first where CENTER_BACKUPS says so. */
  async mustSeeBackups({ centerId }: Person): Promise<void> {
    if (await this.isOnlyCenter()) return
    const first = await this.uow.read(() => this.centers.oldest())
    if (this.config.centerBackups !== 'first' || first?.id !== centerId) throw new AppError('backups_shared')
  }

  async isOnlyCenter(): Promise<boolean> {
    return (await this.uow.read(() => this.centers.count())) === 1
  }

  /** Keeps the change in memory while the file cannot be written. */
  write(change: Partial<Notes>): void {
    const notes = { ...this.notes, ...change }
    try {
      writeNotes(this.folder.notesFile, notes)
      for (const key of Object.keys(this.unstored) as (keyof Notes)[]) delete this.unstored[key]
    } catch {
      Object.assign(this.unstored, change)
    }
  }

  private async copy(kind: 'daily' | 'manual', at: Date): Promise<BackupView> {
    const { folder } = this
    const wanted = folder.databaseBytes * ROOM.factor + ROOM.reserve
    if (folder.freeBytes < wanted) throw new TaskFailed(`A copy needs ${wanted} bytes of room`, 'disk_full')
    const target = folder.newPath(kind, at)
    const { check, differences } = await this.worker.run('copy', { database: folder.database, target })
    const name = basename(target)
    const file = folder.find(name)
    if (!file) throw new Error(`${target} is gone`)
    if (differences.length > 0) this.log.error(`The ledger does not add up: ${differences.join('; ')}`)
    this.write({ failure: null, checks: { ...this.notes.checks, [name]: { bytes: file.bytes, check } } })
    this.log.log(`Backup ${name}: ${file.bytes} bytes`)
    return this.viewOf(file)
  }

  private mustBeFile(): void {
    if (this.uow.isPostgres) throw new AppError('backups_elsewhere')
  }

  private note({ centerId, name: actor }: Person, action: string, subject: string): Promise<void> {
    return this.audit.note({ centerId, actor, action, subject })
  }
}

function reasonOf(error: unknown): BackupFailure {
  if (error instanceof TaskFailed)
    return (
      BackupFailure.safeParse(error.trouble).data ??
      (/damaged|SQLITE_CORRUPT/.test(error.message) ? 'damaged' : 'other')
    )
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return 'disk_full'
  return ['EROFS', 'EACCES', 'ENOTDIR', 'EEXIST', 'EPERM'].includes(code) ? 'read_only' : 'other'
}
