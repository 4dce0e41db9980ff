import { setTimeout as delay } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import type { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js'
import { waitForLocks } from '#server/platform/database/durability'
import { answerGroup, type Job, newJob, nextOf, runJob } from '#server/platform/database/group'
import { FilesMoved, OpenFiles } from '#server/platform/database/open-files'
import { SqlTexts } from '#server/platform/database/sql-text'
import { SqliteConnection } from '#server/platform/database/sqlite-connection'
import { SqliteReaders } from '#server/platform/database/sqlite-readers'
import { SqliteUnit } from '#server/platform/database/sqlite-unit'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { troubleOf } from '#server/platform/database/storage-trouble'
import { runUnit } from '#server/platform/database/unit'
import { LIMITS, type Limits, UnitOfWork } from '#server/platform/database/unit-of-work'
import type { StorageTrouble } from '#shared/platform/errors/errors'

const IDLE_MS = 1_000
const LOOK_EVERY_MS = 1_000
const TRY_AGAIN_MS = 20
const ANY_PAGE = 'PRAGMA user_version = 0'

interface LockedJob extends Job {
  /** Until when it waits for another process that holds the lock. */
  until: number
  isBrief: boolean
}

export interface SqliteChoices {
  log?: (error: unknown) => void
  /** Called when the disk fails, after all callers were answered; the process should end. */
  onFatal?: (error: unknown) => void
  limits?: Partial<Limits>
}

/** Writes that are ready together share one commit; reads have connections of their own. */
export class SqliteUnitOfWork extends UnitOfWork {
  readonly isPostgres = false
  protected readonly texts = new SqlTexts(() => '?')
  private readonly waiting: LockedJob[] = []
  private readonly writer: SqliteConnection
  private readonly readers: SqliteReaders
  private readonly files: OpenFiles
  private readonly look: NodeJS.Timeout
  private readonly limits: Limits
  private readonly log: (error: unknown) => void
  private draining: Promise<void> | undefined
  private refusal: StorageFailed | undefined
  private idleTimer: NodeJS.Timeout | undefined

  constructor(
    private readonly dataSource: DataSource,
    private readonly choices: SqliteChoices = {},
  ) {
    super()
    this.limits = { ...LIMITS, ...choices.limits }
    this.log = choices.log ?? console.error
    const driver = dataSource.driver as BetterSqlite3Driver
    this.writer = new SqliteConnection(driver.databaseConnection)
    waitForLocks(driver.databaseConnection, 0)
    this.readers = new SqliteReaders(this.file, this.limits.readers)
    this.files = new OpenFiles(this.file)
    this.look = setInterval(() => this.lookAtFiles(), LOOK_EVERY_MS).unref()
    // Repositories of the data source go through the same door.
    driver.createQueryRunner = () => this.unit.runner as BetterSqlite3QueryRunner
  }

  protected async finish(): Promise<void> {
    this.refusal ??= new StorageFailed('The database is closing')
    clearTimeout(this.idleTimer)
    clearInterval(this.look)
    await this.draining
    await this.readers.close()
    this.shortenLog()
  }

  private get file(): string {
    return this.dataSource.options.database as string
  }

  protected startWrite<T>(work: () => Promise<T>, contestId?: string, isBrief = false): Promise<T> {
    if (this.refusal) return Promise.reject(this.refusal)
    const { job, answered } = newJob(this.current, work, contestId)
    const until = performance.now() + (isBrief ? this.limits.briefMs : this.limits.lockedMs)
    this.waiting.push({ ...job, until, isBrief })
    this.draining ??= this.current.exit(() => this.drain())
    return answered
  }

  protected startRead<T>(work: () => Promise<T>): Promise<T> {
    return this.readers.lend((reader) => {
      const unit = new SqliteUnit(this.dataSource, reader, true)
      return runUnit(unit, () => this.current.run(unit, work), this.limits.unitMs)
    })
  }

  /** Requests already readable are only handed out in the next poll phase, hence setImmediate, not a microtask. */
  private async drain(): Promise<void> {
    clearTimeout(this.idleTimer)
    do {
      await new Promise<void>((resolve) => setImmediate(resolve))
      await this.runGroup().catch(this.log)
    } while (this.waiting.length > 0)
    this.draining = undefined
    if (this.refusal) return
    this.idleTimer = setTimeout(() => this.shortenLog(), IDLE_MS)
    this.idleTimer.unref()
  }

  private async runGroup(): Promise<void> {
    const { writer, limits } = this
    const group: Job[] = []
    try {
      if (!(await this.begin())) return
      const until = performance.now() + limits.groupMs
      // Otherwise a group that changes nothing would look as if writing worked again.
      if (this.trouble) writer.run(ANY_PAGE)
      for (let job = this.waiting.shift(); job; job = nextOf(this.waiting, group, until, this.limits.group)) {
        group.push(job)
        await this.runInSavepoint(job)
      }
      writer.run('COMMIT')
      this.files.mustBeInPlace()
    } catch (error) {
      this.giveUp(group, error)
      return
    }
    if (this.trouble) this.recover()
    this.noteCommit(group.length)
    answerGroup(group, this.log)
  }

  /** Never waits inside SQLite, which would block reads too. False if every unit has given up waiting for the lock. */
  private async begin(): Promise<boolean> {
    while (this.waiting.length > 0)
      try {
        this.writer.run('BEGIN IMMEDIATE')
        return true
      } catch (error) {
        if (troubleOf(error) !== 'locked') throw error
        this.refuseLate(error)
        await delay(TRY_AGAIN_MS)
      }
    return false
  }

  private refuseLate(error: unknown): void {
    const now = performance.now()
    const late = this.waiting.filter(({ until }) => until <= now)
    if (late.some(({ isBrief }) => !isBrief)) this.noteGivenUp(error, 'locked')
    for (const job of late) {
      this.waiting.splice(this.waiting.indexOf(job), 1)
      job.fail(new StorageFailed('Another process holds the lock', { cause: error, trouble: 'locked' }))
    }
  }

  private noteGivenUp(error: unknown, trouble: StorageTrouble | undefined): void {
    if (!trouble || this.trouble?.cause !== trouble) this.log(error)
    this.noteFailure(trouble)
  }

  /** A unit that fails rolls back alone. Throws when SQLite dropped the whole group: FULL, IOERR, RAISE(ROLLBACK). */
  private async runInSavepoint(job: Job): Promise<void> {
    const { writer } = this
    const unit = new SqliteUnit(this.dataSource, writer, false, job.contestId)
    writer.run('SAVEPOINT unit')
    try {
      await runJob(unit, job, this.limits.unitMs)
    } catch (error) {
      if (!writer.inTransaction || isDiskFailure(error) || troubleOf(error)) throw error
      writer.run('ROLLBACK TO unit')
      job.answer = () => job.fail(error)
    }
    if (!writer.inTransaction) throw new Error('The transaction was lost inside a unit that hid it')
    writer.run('RELEASE unit')
  }

  private giveUp(group: Job[], error: unknown): void {
    const trouble = troubleOf(error, this.file)
    this.noteGivenUp(error, trouble)
    try {
      if (this.writer.inTransaction) this.writer.run('ROLLBACK')
    } catch (second) {
      this.log(second)
    }
    const hasMoved = error instanceof FilesMoved
    const isFatal = !trouble && (hasMoved || isDiskFailure(error))
    if (isFatal) this.refusal = new StorageFailed('The disk failed', { cause: error })
    // No unit of the group has started when BEGIN itself fails.
    const unlucky = group.length === 0 || isFatal ? [...group, ...this.waiting.splice(0)] : group
    for (const job of unlucky) job.fail(new StorageFailed('Nothing was stored', { cause: error, trouble }))
    if (!isFatal) return
    const last = hasMoved ? new FilesMoved(`${error.message}. ${this.files.rescue(this.writer.db)}`) : error
    if (hasMoved) this.log(last)
    setTimeout(() => this.choices.onFatal?.(last), 200)
  }

  /** A commit looks too; this is for the time between them. */
  private lookAtFiles(): void {
    if (this.draining || this.refusal) return
    try {
      this.files.mustBeInPlace()
    } catch (error) {
      this.giveUp([], error)
    }
  }

  private recover(): void {
    this.log(new Error(`Storing works again; it did not since ${this.trouble?.since.toISOString()}`))
    this.trouble = undefined
  }

  /** Only without a reader: waiting for one would block this thread, and the reader with it. */
  private shortenLog(): void {
    const { db } = this.writer
    if (this.draining || !db.open || !(this.readers.areIdle || this.refusal)) return
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      this.log(error)
    }
  }
}

function isDiskFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const isOne = 'code' in error && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(String(error.code))
  return isOne || isDiskFailure(error.cause)
}
