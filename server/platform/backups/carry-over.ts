import Database from 'better-sqlite3'
import type { RestoredPart, SqliteFile } from '#server/platform/database/restored-part'
import type { CarryOver } from '#shared/platform/backups/contract'

/** Token of the list of all parts, which the programs pass in. */
export const RESTORED_PARTS = Symbol('restored parts')

/**
 * Re-applies to the restored copy what was decided in the database `present` since: who was shut out, what was revoked,
 * which customers were erased. Where that cannot be read, or is of other centers, every access of the copy ends. Inside
 * the caller's transaction.
 */
export function carryOver(copy: SqliteFile, present: string, parts: readonly RestoredPart[]): CarryOver {
  const lines = compared(copy, present, parts)
  if (lines) return { isCompared: true, lines }
  return { isCompared: false, lines: parts.flatMap((part) => part.end?.(copy) ?? []) }
}

function compared(copy: SqliteFile, present: string, parts: readonly RestoredPart[]): CarryOver['lines'] | undefined {
  copy.exec('savepoint compared')
  try {
    const lines = withReader(present, (db) =>
      isOfSameCenters(copy, db) ? parts.flatMap((part) => part.carry?.(copy, db) ?? []) : undefined,
    )
    copy.exec('release compared')
    return lines
  } catch (error) {
    // Too busy to be read is not unreadable: the restore fails and can be tried again.
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error
    copy.exec('rollback to compared; release compared')
    return undefined
  }
}

function withReader<T>(file: string, read: (db: SqliteFile) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** A database that was set up for other centers knows nothing of who was shut out in the copy. */
function isOfSameCenters(copy: SqliteFile, present: SqliteFile): boolean {
  const centersOf = (db: SqliteFile) => db.prepare(`select "id" from center`).pluck().all()
  const known = new Set(centersOf(present))
  const own = centersOf(copy)
  return own.length === 0 || own.some((id) => known.has(id))
}
