import type Database from 'better-sqlite3'
import type { DataSource } from 'typeorm'

const pragmas = {
  journal_mode: { set: 'WAL', reads: 'wal' },
  synchronous: { set: 'FULL', reads: 2 },
  foreign_keys: { set: 'ON', reads: 1 },
  recursive_triggers: { set: 'ON', reads: 1 },
  busy_timeout: { set: '0', reads: 0 },
  journal_size_limit: { set: '67108864', reads: 67_108_864 },
}

const OPENING_MS = 5_000

/** What an acknowledged sale rests on: nothing answered is lost when the power goes. */
export function makeSqliteDurable(db: Database.Database): void {
  for (const [name, { set }] of Object.entries(pragmas)) db.pragma(`${name} = ${set}`)
  waitForLocks(db, OPENING_MS)
  // What is removed is overwritten: an erased customer is not left behind in the file.
  db.pragma('secure_delete = ON')
}

/**
 * How long a statement waits for another process that holds the lock. It blocks the whole server meanwhile, so that only
 * opening and migrating wait; a unit of work tries again by timer.
 */
export function waitForLocks(db: Database.Database, ms: number): void {
  db.pragma(`busy_timeout = ${ms}`)
}

/** Reads the settings back, because SQLite ignores what it cannot do without a word. */
export function mustBeDurableSqlite(db: Database.Database, file: string): void {
  for (const [name, { set, reads }] of Object.entries(pragmas)) {
    const found = db.pragma(name, { simple: true })
    if (found === reads) continue
    throw new Error(
      `${file} runs with ${name} = ${String(found)}, but ${set} is needed so that no recorded sale is lost. ` +
        'Keep the file on a local disk (not a network share) that this user may write to.',
    )
  }
}

/** The same promise on PostgreSQL, where the administrator has the say. */
export async function mustBeDurablePostgres(dataSource: DataSource): Promise<void> {
  const [found] = (await dataSource.query(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
            current_setting('server_encoding') as server_encoding`,
  )) as Record<string, string>[]
  const wanted = { fsync: ['on'], synchronous_commit: ['on', 'remote_apply'], server_encoding: ['UTF8'] }
  for (const [name, accepted] of Object.entries(wanted)) {
    const value = found?.[name] ?? 'unknown'
    if (accepted.includes(value)) continue
    throw new Error(
      `PostgreSQL runs with ${name} = ${value}, but ${accepted[0]} is needed so that no recorded sale is lost or garbled. ` +
        (name === 'server_encoding'
          ? 'Create the database with encoding UTF8.'
          : `Set ${name} = on in postgresql.conf, or for this role and database, and reload.`),
    )
  }
}
