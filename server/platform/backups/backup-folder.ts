import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { BackupKind } from '#shared/platform/backups/contract'

/** A copy on the disk. */
export interface BackupFile {
  name: string
  kind: BackupKind
  takenAt: Date
  bytes: number
}

const TIME = '(\\d{8}T\\d{6}\\.\\d{3}Z)'

/** The copies of one database: its backups, and the files kept next to it before a restore or a migration. */
export class BackupFolder {
  private readonly base: string
  private readonly own: RegExp
  private readonly kept: RegExp

  constructor(
    readonly database: string,
    readonly folder: string,
  ) {
    const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    this.base = basename(database, extname(database))
    this.own = new RegExp(`^${literal(this.base)}-(daily|manual)-${TIME}\\.sqlite$`)
    this.kept = new RegExp(`^${literal(basename(database))}\\.before-(restore|migration)-${TIME}\\.db$`)
  }

  /** Newest first. */
  list(): BackupFile[] {
    const own = filesOf(this.folder).flatMap((name) => this.read(name, this.own, (kind) => kind as BackupKind))
    const kept = filesOf(dirname(this.database)).flatMap((name) =>
      this.read(name, this.kept, (kind) => `before_${kind}` as BackupKind),
    )
    return [...own, ...kept].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
  }

  find(name: string): BackupFile | undefined {
    return this.list().find((backup) => backup.name === name)
  }

  pathOf(name: string): string {
    return join(this.own.test(name) ? this.folder : dirname(this.database), name)
  }

  /** A name that no copy has yet. */
  newPath(kind: 'daily' | 'manual', at: Date): string {
    mkdirSync(this.folder, { recursive: true })
    return join(this.folder, `${this.base}-${kind}-${compact(at)}.sqlite`)
  }

  remove(name: string): void {
    rmSync(this.pathOf(name), { force: true })
  }

  /** Removes the unfinished files of a server that was killed during a copy or a restore. */
  removeUnfinished(): void {
    const { base, database, folder } = this
    for (const name of filesOf(folder))
      if (name.startsWith(`${base}-`) && name.includes('.sqlite.unfinished')) rmSync(join(folder, name))
    for (const name of filesOf(dirname(database)))
      if (name.startsWith(`${basename(database)}.`) && /\.(restoring|unfinished)([-.].*)?$/.test(name))
        rmSync(join(dirname(database), name))
  }

  get notesFile(): string {
    return join(this.folder, `${this.base}-backups.json`)
  }

  get databaseBytes(): number {
    return [this.database, `${this.database}-wal`].reduce((sum, file) => sum + bytesOf(file), 0)
  }

  /** On the disk of the backups, without what is reserved for root. */
  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(isFolder(this.folder) ? this.folder : dirname(this.database))
    return bavail * bsize
  }

  private read(name: string, pattern: RegExp, kindOf: (word: string) => BackupKind): BackupFile[] {
    const [, word = '', time = ''] = pattern.exec(name) ?? []
    if (!word) return []
    return [{ name, kind: kindOf(word), takenAt: expand(time), bytes: bytesOf(this.pathOf(name)) }]
  }
}

const filesOf = (folder: string): string[] => (isFolder(folder) ? readdirSync(folder) : [])
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
const compact = (at: Date): string => at.toISOString().replace(/[-:]/g, '')
const expand = (time: string): Date =>
  new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(.*)$/, '$1-$2-$3T$4:$5:$6'))
