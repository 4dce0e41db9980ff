import { createHash, randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { noteRestore } from '#server/platform/audit/audit.restored'
import { carryOver } from '#server/platform/backups/carry-over'
import { mustBeFit, UnfitFile } from '#server/platform/backups/check-file'
import type { LedgerCheck } from '#server/platform/backups/database-check'
import { copyInto } from '#server/platform/database/backup'
import { newDataSource, type Schema } from '#server/platform/database/connection-options'
import { runMigrations } from '#server/platform/database/migrate'
import type { RestoredPart, SqliteFile } from '#server/platform/database/restored-part'
import type { CarryOver } from '#shared/platform/backups/contract'

export interface Preparation extends Omit<Schema, 'databaseUrl'> {
  /** Skipped where the copy is only looked at. */
  verify?: LedgerCheck
  parts: readonly RestoredPart[]
  /** The copy to restore; it is not changed. */
  source: string
  /** The database to replace; it may be missing or unreadable. */
  database: string
  log: (message: string) => void
}

export interface Prepared {
  file: string
  /** What the copy is compared with: the database, or a copy of it with the tables of this version. */
  present: string
  contests: number
  deals: number
}

/**
 * Prepares a copy for `settle` and `swapIn`, in a file next to the database: checked, migrated, verified, and with a new
 * epoch for every contest, so that every screen fetches a snapshot.
 */
export async function prepare(choice: Preparation): Promise<Prepared> {
  const { source, database, log } = choice
  mustBeFit(source, namesOf(choice.migrations))
  const file = `${database}.restoring`
  removeDatabase(file)
  try {
    copyWhole(source, file)
    await migrateCopy(file, choice)
    await mustAddUp(file, choice.verify)
    const counts = renew(file, choice.parts)
    log(`Checked ${source}: whole, of ${counts.contests} contests and ${counts.deals} deals, the ledger adds up`)
    return { file, present: await presentOf(choice), ...counts }
  } catch (error) {
    removeDatabase(file)
    throw error
  }
}

/**
 * Makes the prepared copy as strict as the database that it replaces, and notes the restore in it. Right before the swap,
 * with the server stopped, so that nothing is decided in between.
 */
export function settle(
  { file, present }: Pick<Prepared, 'file' | 'present'>,
  { parts, actor, source }: Pick<Preparation, 'parts' | 'source'> & { actor: string },
): CarryOver {
  try {
    return changed(file, (db) => {
      const outcome = carryOver(db, present, parts)
      noteRestore(db, actor, basename(source))
      return outcome
    })
  } finally {
    if (present.endsWith(PRESENT_COPY)) removeDatabase(present)
  }
}

export const namesOf = (migrations: Schema['migrations']): string[] =>
  migrations.map((migration) => new migration().name ?? migration.name)

/** Removes a SQLite file with its log and journal. */
export function removeDatabase(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(each, { force: true })
}

const PRESENT_COPY = '.present.restoring'

/** The database itself, unless its tables are of an earlier version: then a copy of it that is brought up to date. */
async function presentOf(choice: Preparation): Promise<string> {
  const { database } = choice
  const copy = `${database}${PRESENT_COPY}`
  removeDatabase(copy)
  try {
    if (!existsSync(database) || isUpToDate(database, namesOf(choice.migrations))) return database
    copyWhole(database, copy)
    await migrateCopy(copy, choice)
    return copy
  } catch {
    removeDatabase(copy)
    return database
  }
}

function isUpToDate(file: string, migrations: readonly string[]): boolean {
  const db = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    const done = new Set(db.prepare('select name from migrations').pluck().all())
    return migrations.every((name) => done.has(name))
  } finally {
    db.close()
  }
}

function copyWhole(source: string, target: string): void {
  const db = new Database(source, { readonly: true, timeout: 5_000 })
  try {
    copyInto(db, target)
  } finally {
    db.close()
  }
}

async function migrateCopy(file: string, { entities, migrations, log }: Preparation): Promise<void> {
  const dataSource = await newDataSource({ databaseUrl: file, entities, migrations }).initialize()
  try {
    await runMigrations(dataSource, log)
  } catch (error) {
    throw new UnfitFile('not_migrated', `Its tables could not be brought up to date: ${String(error)}`)
  } finally {
    await dataSource.destroy()
  }
}

/** Only wrong totals block a restore; other findings exist in the current database as well. */
async function mustAddUp(file: string, verify?: LedgerCheck): Promise<void> {
  if (!verify) return
  const { addsUp, differences = [] } = await verify(file)
  if (addsUp) return
  const [first] = differences
  throw new UnfitFile('figures', `Its totals do not agree with its ledger (${first}). Use an older copy.`)
}

/** Equal epochs get equal new ones, so that what belongs together stays together. */
function renew(file: string, parts: readonly RestoredPart[]): Pick<Prepared, 'contests' | 'deals'> {
  const salt = randomUUID()
  return changed(file, (db) => {
    for (const part of parts) part.renew?.(db, (epoch) => epochOf(`${salt} ${epoch}`))
    const count = (sql: string) => db.prepare(sql).pluck().get() as number
    return { contests: count(`select count(*) from contest`), deals: count(`select count(*) from deal`) }
  })
}

const epochOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

function changed<T>(file: string, change: (db: SqliteFile) => T): T {
  const db = new Database(file)
  try {
    // Overwrites the pages of erased customers.
    db.pragma('secure_delete = ON')
    db.exec('begin immediate')
    const result = change(db)
    db.exec('commit')
    db.pragma('wal_checkpoint(TRUNCATE)')
    return result
  } finally {
    db.close()
  }
}
