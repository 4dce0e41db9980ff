import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import type { StorageTrouble } from '#shared/platform/errors/errors'

/** What the error codes say: of SQLite, of PostgreSQL (five characters), of the connection to it. */
const told: [RegExp, StorageTrouble][] = [
  [/^(SQLITE_FULL|53100)$/, 'disk_full'],
  [/^(SQLITE_READONLY.*|25006)$/, 'read_only'],
  [/^SQLITE_BUSY/, 'locked'],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|08\w{3}|57P0[1-3]|53300)$/, 'unreachable'],
]
/** Errors of a write that SQLite has rolled back; only the disk can tell whether it is the cause. */
const unexplained = /^SQLITE_IOERR_(WRITE|SHMSIZE|TRUNCATE)$/
const asked: Record<string, StorageTrouble> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
}

const PROBE_BYTES = 64 * 1024

/** Why nothing can be stored though everything can be read, as far as the error or the disk of `file` tells. */
export function troubleOf(error: unknown, file?: string): StorageTrouble | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const found = told.find(([pattern]) => pattern.test(code))?.[1]
  if (found) return found
  if (file && unexplained.test(code)) return troubleOfFolder(file)
  return troubleOf(error.cause, file)
}

/** Writes a page next to `file`, as far from its beginning as SQLite would, and removes it. */
export function troubleOfFolder(file: string): StorageTrouble | undefined {
  const probe = `${file}.probe`
  try {
    const handle = openSync(probe, 'w')
    try {
      writeSync(handle, Buffer.alloc(PROBE_BYTES), 0, PROBE_BYTES, longest(file))
    } finally {
      closeSync(handle)
    }
    return undefined
  } catch (error) {
    return asked[error instanceof Error && 'code' in error ? String(error.code) : '']
  } finally {
    rmSync(probe, { force: true })
  }
}

/** How long the longer of database and log is: some disks take no file beyond a certain length. */
const longest = (file: string): number =>
  Math.max(0, ...[file, `${file}-wal`].map((name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0))
