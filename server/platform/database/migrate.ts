import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { copyInto } from '#server/platform/database/backup'
import { isPostgresUrl, newDataSource, type Schema } from '#server/platform/database/connection-options'
import { lockFile } from '#server/platform/database/file-lock'

type Log = (message: string) => void

/** One server at a time migrates a PostgreSQL database; the number only has to be ours. */
const MIGRATION_LOCK = 460_721_115

/** Runs what is pending, each migration in its own transaction; a SQLite file with data is copied first. */
export async function migrate(dataSource: DataSource, log: Log): Promise<void> {
  if (dataSource.options.type === 'postgres') return alone(dataSource, () => runMigrations(dataSource, log))
  dropStatistics(nativeOf(dataSource))
  const done = await doneMigrations(dataSource)
  const isPending = dataSource.migrations.some(({ name }) => !done.includes(name ?? ''))
  const copied = done.length > 0 && isPending ? copy(dataSource, log) : undefined
  try {
    await runMigrations(dataSource, log)
  } catch (error) {
    // A server that is started again and again must not fill the disk with copies of what did not change.
    const isUnchanged = (await doneMigrations(dataSource)).length === done.length
    if (copied && isUnchanged) {
      rmSync(copied)
      log('Nothing was changed, and the copy is removed again')
    }
    throw error
  }
}

/**
 * Statements are written for plans without statistics (ADR 0032): those that an administrator's ANALYZE left are dropped. `analyze
 * sqlite_schema` analyzes nothing; it makes the connection forget what it has read of them.
 */
function dropStatistics(db: Database.Database): void {
  const tables = db
    .prepare("select name from sqlite_master where name in ('sqlite_stat1', 'sqlite_stat4')")
    .pluck()
    .all()
  const rows = tables.map((name) => db.prepare(`delete from "${String(name)}"`).run().changes)
  if (rows.some((each) => each > 0)) db.exec('analyze sqlite_schema')
}

/** Reverts the newest migration of a database that no server is using. */
export async function undoLastMigration(schema: Schema, log: Log): Promise<void> {
  const isPostgres = isPostgresUrl(schema.databaseUrl)
  const lock = isPostgres ? undefined : lockFile(schema.databaseUrl)
  const dataSource = await newDataSource(schema).initialize()
  try {
    if (isPostgres) return await alone(dataSource, () => dataSource.undoLastMigration())
    copy(dataSource, log)
    // TypeORM turns them off inside the transaction, where SQLite ignores it, and a rebuilt parent loses its children.
    await dataSource.query('PRAGMA foreign_keys = OFF')
    await dataSource.undoLastMigration()
    mustHaveNoOrphans(dataSource)
  } finally {
    await dataSource.destroy()
    lock?.release()
  }
}

/** Runs what is pending on a file that is a copy already. */
export async function runMigrations(dataSource: DataSource, log: Log): Promise<void> {
  const done = await dataSource.runMigrations()
  for (const { name } of done) log(`Migrated the database: ${name}`)
  if (done.length > 0 && dataSource.options.type !== 'postgres') mustHaveNoOrphans(dataSource)
}

async function alone(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = dataSource.createQueryRunner()
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await work()
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    await runner.release()
  }
}

async function doneMigrations(dataSource: DataSource): Promise<string[]> {
  const tables: unknown[] = await dataSource.query("select 1 from sqlite_master where name = 'migrations'")
  if (tables.length === 0) return []
  const rows: { name: string }[] = await dataSource.query('select name from migrations')
  return rows.map(({ name }) => name)
}

function copy(dataSource: DataSource, log: Log): string {
  const time = new Date().toISOString().replace(/[-:]/g, '')
  const target = `${String(dataSource.options.database)}.before-migration-${time}.db`
  copyInto(nativeOf(dataSource), target)
  log(`Copied the database to ${target} before changing its tables`)
  return target
}

function mustHaveNoOrphans(dataSource: DataSource): void {
  const orphans = nativeOf(dataSource).pragma('foreign_key_check') as { table: string; parent: string }[]
  const [first] = orphans
  if (!first) return
  throw new Error(
    `After the migration ${orphans.length} rows point to nothing (${first.table} to ${first.parent}). ` +
      'Put the copy that was made before the migration back in place, and report this.',
  )
}

const nativeOf = (dataSource: DataSource): Database.Database =>
  (dataSource.driver as BetterSqlite3Driver).databaseConnection
