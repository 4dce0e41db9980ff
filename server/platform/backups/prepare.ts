import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { carryOver } from '#server/platform/backups/carry-over'
import { mustBeFit, UnfitFile } from '#server/platform/backups/check-file'
import type { LedgerCheck } from '#server/platform/backups/database-check'
import { copyInto } from '#server/platform/database/backup'
import { newDataSource, type Schema } from '#server/platform/database/connection-options'
import { runMigrations } from '#server/platform/database/migrate'

export interface Preparation extends Omit<Schema, 'databaseUrl'> {
  verify: LedgerCheck
  /** The copy to restore; it is not changed. */
  source: string
  /** The database to replace; it may be missing or unreadable. */
  database: string
  /** For the audit. */
  actor: string
  log: (message: string) => void
}

export interface Prepared {
  file: string
  contests: number
  deals: number
}

/**
 * Prepares a copy for `swapIn`, in a file next to the database: checked, migrated, verified, without what was revoked or
 * erased since, and with a new epoch for every contest, so that every screen fetches a snapshot.
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
    const counts = renew(file, choice)
    log(`Checked ${source}: whole, of ${counts.contests} contests and ${counts.deals} deals, the ledger adds up`)
    return { file, ...counts }
  } catch (error) {
    removeDatabase(file)
    throw error
  }
}

export const namesOf = (migrations: Schema['migrations']): string[] =>
  migrations.map((migration) => new migration().name ?? migration.name)

/** Removes a SQLite file with its log and journal. */
export function removeDatabase(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(each, { force: true })
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
async function mustAddUp(file: string, verify: LedgerCheck): Promise<void> {
  const { addsUp, differences = [] } = await verify(file)
  if (addsUp) return
  const [first] = differences
  throw new UnfitFile('figures', `Its totals do not agree with its ledger (${first}). Use an older copy.`)
}

/** Gives every contest a new epoch; its battle reports (战报) move with it, as they belong to the history that continues. */
function renew(file: string, { source, database, actor }: Preparation): Omit<Prepared, 'file'> {
  const db = new Database(file)
  try {
    // Overwrites the pages of erased customers.
    db.pragma('secure_delete = ON')
    db.exec('begin immediate')
    carryOver(db, database)
    const contests = db.prepare('select "id", "epoch" from contest').all() as { id: string; epoch: string }[]
    for (const { id, epoch } of contests) {
      const next = randomUUID()
      db.prepare('update battle_report set "epoch" = ? where "contestId" = ? and "epoch" = ?').run(next, id, epoch)
      db.prepare('update contest set "epoch" = ? where "id" = ?').run(next, id)
    }
    for (const centerId of db.prepare('select "id" from center').pluck().all())
      note(db, centerId, actor, basename(source))
    db.exec('commit')
    const deals = db.prepare('select count(*) from deal').pluck().get() as number
    db.pragma('wal_checkpoint(TRUNCATE)')
    return { contests: contests.length, deals }
  } finally {
    db.close()
  }
}

function note(db: Database.Database, centerId: unknown, actor: string, subject: string): void {
  const last = db.prepare('select max("position") from audit where "centerId" = ?').pluck().get(centerId) as
    | number
    | null
  db.prepare(
    `insert into audit ("id", "centerId", "contestId", "actor", "action", "subject", "before", "after", "at", "position")
     values (?, ?, null, ?, 'backup.restored', ?, null, null, ?, ?)`,
  ).run(randomUUID(), centerId, actor, subject, new Date().toISOString(), (last ?? 0) + 1)
}
