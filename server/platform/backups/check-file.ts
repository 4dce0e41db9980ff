import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { FileProblem } from '#shared/platform/backups/contract'

/** A file that cannot replace the database. */
export class UnfitFile extends Error {
  constructor(
    readonly problem: FileProblem,
    message: string,
  ) {
    super(message)
  }
}

const HEADER = 'SQLite format 3\0'

/**
 * Throws `UnfitFile` unless it is a whole SQLite file with our tables, none of them newer than `migrations`. Never on
 * the database in use: closing a file drops the locks that the process holds on it.
 */
export function mustBeFit(file: string, migrations: readonly string[]): void {
  if (!existsSync(file)) throw new UnfitFile('missing', `There is no file ${file}. Check its name.`)
  if (!statSync(file).isFile() || readHeader(file) !== HEADER)
    throw new UnfitFile('not_sqlite', `${file} is not a SQLite database. Name a copy made by backup.`)
  const db = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    mustBeOurs(db, file, migrations)
    mustBeWhole(db, file)
  } finally {
    db.close()
  }
}

function mustBeOurs(db: Database.Database, file: string, migrations: readonly string[]): void {
  const tables = attempt(file, () => db.prepare("select name from sqlite_master where type = 'table'").pluck().all())
  if (!tables.includes('migrations') || !tables.includes('ledger_entry'))
    throw new UnfitFile('not_ours', `${file} is a database of another program. Name a copy made by backup.`)
  const done = attempt(file, () => db.prepare('select name from migrations').pluck().all()) as string[]
  const unknown = done.filter((name) => !migrations.includes(name))
  if (unknown.length === 0) return
  throw new UnfitFile(
    'newer',
    `${file} was written by a newer version of this program (${unknown.join(', ')}). Install that version, then try again.`,
  )
}

function mustBeWhole(db: Database.Database, file: string): void {
  const found = attempt(file, () => db.pragma('integrity_check(1)', { simple: true }))
  if (found !== 'ok') throw damaged(file, String(found))
  const orphans = attempt(file, () => db.pragma('foreign_key_check')) as { table: string; parent: string }[]
  const [first] = orphans
  if (!first) return
  throw new UnfitFile(
    'orphans',
    `In ${file} ${orphans.length} rows point to nothing (${first.table} to ${first.parent}). Use an older copy.`,
  )
}

/** Turns what SQLite throws on a damaged file into `UnfitFile`. */
function attempt<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) throw error
    throw damaged(file, (error as Error).message)
  }
}

const damaged = (file: string, how: string) =>
  new UnfitFile('damaged', `${file} is damaged (${how}). Use another copy.`)

function readHeader(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(HEADER.length)
    readSync(handle, bytes)
    return bytes.toString('latin1')
  } finally {
    closeSync(handle)
  }
}
