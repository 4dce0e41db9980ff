import { copyFileSync, existsSync, linkSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { removeDatabase } from '#server/platform/backups/prepare'
import { syncToDisk } from '#server/platform/database/backup'

/** The database that was replaced, under the name it has now; `null` where there was none. */
export type KeptAside = string | null

const SIDE_FILES = ['-wal', '-shm']

/**
 * Puts `prepared` in the place of a database that nobody has open, for whoever holds its lock. At every instant there
 * is a whole database under the old name, and never a log beside it that belongs to the other one.
 */
export function swapIn(database: string, prepared: string, at: Date): KeptAside {
  const aside = existsSync(database) ? asideOf(database, at) : null
  if (aside) {
    closeLog(database)
    keepAs(database, aside)
    // Only where the log could not be closed, as of a damaged file: it goes with the database that it belongs to.
    for (const side of SIDE_FILES) if (existsSync(database + side)) renameSync(database + side, aside + side)
  }
  renameSync(prepared, database)
  syncToDisk(dirname(database))
  removeDatabase(prepared)
  return aside
}

/** Takes `swapIn` back: the former database returns, and the other one is gone. */
export function swapBack(database: string, aside: KeptAside): void {
  if (!aside) return
  for (const side of SIDE_FILES) removeDatabase(database + side)
  renameSync(aside, database)
  for (const side of SIDE_FILES) if (existsSync(aside + side)) renameSync(aside + side, database + side)
  syncToDisk(dirname(database))
}

const asideOf = (database: string, at: Date): string =>
  `${database}.before-restore-${at.toISOString().replace(/[-:]/g, '')}.db`

/** Brings what stands in the log into the file; SQLite then removes the log. */
function closeLog(database: string): void {
  try {
    const db = new Database(database, { timeout: 5_000 })
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch {
    // A file that cannot be opened is kept as it is.
  }
}

/** A second name for the same bytes; where the disk knows no such thing, a copy. */
function keepAs(database: string, aside: string): void {
  try {
    linkSync(database, aside)
  } catch {
    copyFileSync(database, aside)
    syncToDisk(aside)
  }
}
