import { existsSync } from 'node:fs'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import {
  isPostgresUrl,
  newDataSource,
  POSTGRES_LIMITS,
  type PostgresLimits,
  type Schema,
} from '#server/platform/database/connection-options'
import { mustBeDurablePostgres, mustBeDurableSqlite, waitForLocks } from '#server/platform/database/durability'
import { lockFile } from '#server/platform/database/file-lock'
import { migrate } from '#server/platform/database/migrate'
import { FilesMoved } from '#server/platform/database/open-files'
import { prepareFile } from '#server/platform/database/own-file'
import { PostgresUnitOfWork } from '#server/platform/database/postgres-unit-of-work'
import { reportSlow } from '#server/platform/database/slow-statements'
import { SqliteUnitOfWork } from '#server/platform/database/sqlite-unit-of-work'
import type { Limits, UnitOfWork } from '#server/platform/database/unit-of-work'

export interface DatabaseChoice extends Schema {
  /** Receives migrations, copies, and failures that no caller waits for. */
  log: (message: string, error?: unknown) => void
  /** Called when the disk fails, after every request was answered. Ends the process by default. */
  onFatal?: (error: unknown) => void
  limits?: Partial<Limits>
  postgres?: PostgresLimits
  /** Statements that take so many ms are reported to `log`, without their values; 0 for none. */
  slowQueryMs?: number
}

export interface OpenDatabase {
  dataSource: DataSource
  uow: UnitOfWork
  close(): Promise<void>
}

/** Opens and migrates the database, or says in a sentence what is wrong and what to do about it. */
export function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  return isPostgresUrl(choice.databaseUrl) ? openPostgres(choice) : openSqlite(choice)
}

/**
 * Opens a database that a server may be using, for one short write of what no server caches.
 * Takes no lock and migrates nothing.
 */
export async function openWithoutLock(choice: DatabaseChoice): Promise<OpenDatabase> {
  const { databaseUrl } = choice
  const isPostgres = isPostgresUrl(databaseUrl)
  if (!isPostgres && !existsSync(databaseUrl))
    throw new Error(`There is no database at ${databaseUrl}. Check DATABASE_URL.`)
  const dataSource = await newDataSource(choice, limitsOf(choice)).initialize()
  if (await dataSource.showMigrations()) {
    await dataSource.destroy()
    throw new Error('The database is older than this program. Start the server once, then do this again.')
  }
  const choices = sharedChoices(choice)
  const uow = isPostgres ? new PostgresUnitOfWork(dataSource, choices) : new SqliteUnitOfWork(dataSource, choices)
  return { dataSource, uow, close: closing(uow, dataSource, () => {}) }
}

async function openSqlite(choice: DatabaseChoice): Promise<OpenDatabase> {
  const file = choice.databaseUrl
  if (file === ':memory:') throw new Error('DATABASE_URL has to be a file, such as data/dangxian.db, not :memory:.')
  prepareFile(file)
  const lock = lockFile(file)
  try {
    const dataSource = await newDataSource(choice).initialize()
    const native = (dataSource.driver as BetterSqlite3Driver).databaseConnection
    try {
      await migrate(dataSource, choice.log)
      waitForLocks(native, 0)
      mustBeDurableSqlite(native, file)
      watchSlow(dataSource, choice)
    } catch (error) {
      await dataSource.destroy()
      throw error
    }
    const uow = new SqliteUnitOfWork(dataSource, { ...sharedChoices(choice), onFatal: choice.onFatal ?? endProcess })
    return { dataSource, uow, close: closing(uow, dataSource, lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openPostgres(choice: DatabaseChoice): Promise<OpenDatabase> {
  const forMigration = await newDataSource(choice).initialize()
  try {
    await mustBeDurablePostgres(forMigration)
    await migrate(forMigration, choice.log)
  } finally {
    await forMigration.destroy()
  }
  const dataSource = await newDataSource(choice, limitsOf(choice)).initialize()
  watchSlow(dataSource, choice)
  const uow = new PostgresUnitOfWork(dataSource, sharedChoices(choice))
  return { dataSource, uow, close: closing(uow, dataSource, () => {}) }
}

const limitsOf = ({ postgres = POSTGRES_LIMITS }: DatabaseChoice): PostgresLimits => postgres

const sharedChoices = ({ log, limits = {} }: DatabaseChoice) => ({
  log: (error: unknown) => log('The database reported', error),
  limits,
})

function watchSlow(dataSource: DataSource, { slowQueryMs = 0, log }: DatabaseChoice): void {
  if (slowQueryMs > 0) reportSlow(dataSource, { ms: slowQueryMs, report: log })
}

/** May be called more than once: a stop and a failed start meet here. */
function closing(uow: UnitOfWork, dataSource: DataSource, release: () => void): () => Promise<void> {
  let closed: Promise<void> | undefined
  const close = async () => {
    await uow.close()
    await dataSource.destroy()
    release()
  }
  return () => {
    closed ??= close()
    return closed
  }
}

function endProcess(error: unknown): void {
  if (error instanceof FilesMoved) console.error(error.message)
  process.exit(1)
}
