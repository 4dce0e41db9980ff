import { copyFileSync, existsSync, linkSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { removeDatabase } from '#server/platform/backups/prepare'
import { syncToDisk } from '#server/platform/database/backup'

/** The path of the replaced database; `null` if there was none. */
export type KeptAside = string | null

const SIDE_FILES = ['-wal', '-shm']

/**
 * Replaces a database that is not open by `prepared`; the caller holds its lock. At every instant a whole database exists
 * under the old name, never with the log of the other one.
 */
export function swapIn(database: string, prepared: string, at: Date): KeptAside {
  const aside = existsSync(database) ? asideOf(database, at) : null
  if (aside) {
    closeLog(database)
    keepAs(database, aside)
    // If the log could not be closed, as of a damaged file, it moves with its database.
    for (const side of SIDE_FILES) if (existsSync(database + side)) renameSync(database + side, aside + side)
  }
  renameSync(prepared, database)
  syncToDisk(dirname(database))
  removeDatabase(prepared)
  return aside
}

/** Undoes `swapIn`. */
export function swapBack(database: string, aside: KeptAside): void {
  if (!aside) return
  for (const side of SIDE_FILES) removeDatabase(database + side)
  renameSync(aside, database)
  for (const side of SIDE_FILES) if (existsSync(aside + side)) renameSync(aside + side, database + side)
  syncToDisk(dirname(database))
}

const asideOf = (database: string, at: Date): string =>
  `${database}.before-restore-${at.toISOString().replace(/[-:]/g, '')}.db`

/** Checkpoints the log into the file; SQLite then removes the log. */
function closeLog(database: string): void {
  try {
    const db = new Database(database, { timeout: 5_000 })
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch {
    // A file that cannot be opened is left unchanged.
  }
}

/** Hard-links the file, or copies it where links are unsupported. */
function keepAs(database: string, aside: string): void {
  try {
    linkSync(database, aside)
  } catch {
    copyFileSync(database, aside)
    syncToDisk(aside)
  }
}
