import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { makePrivate } from '#server/platform/database/own-file'

export interface FileLock {
  release(): void
}

/** Keeps every other server from this database file until it is released or the process ends, however it ends. */
export function lockFile(databaseFile: string): FileLock {
  const file = `${realPath(databaseFile)}.lock`
  makePrivate(file)
  const db = new Database(file, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    const isHeld = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
    if (!isHeld) throw error
    throw new Error(
      `Another server is using ${databaseFile} (it holds ${file}). ` +
        'Stop that server first, or set DATABASE_URL to another file for this one.',
      { cause: error },
    )
  }
  return { release: () => db.close() }
}

/** Two ways to write the same path must meet at the same lock. */
function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file))
}
