import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

type Row = Record<string, unknown>

/**
 * Re-applies to the restored copy `db` what was revoked or erased in `database` since: sessions, tokens, links,
 * customers. Present sessions are kept. Carries nothing over from a database that cannot be read.
 */
export function carryOver(db: Database.Database, database: string): void {
  // A reset link that was used since the copy would work a second time.
  db.exec('delete from password_reset')
  const sessions = readable(database, (present) => present.prepare('select * from session').all() as Row[])
  if (sessions) keepSignedIn(db, sessions)
  const tokens = readable(database, (present) => present.prepare(REVOKED_TOKENS).all() as Row[])
  for (const { id, at } of tokens ?? []) db.prepare('update api_token set "revokedAt" = ? where "id" = ?').run(at, id)
  for (const table of ['invite', 'display']) {
    const links = readable(database, (present) =>
      present.prepare(`select "id" from ${table} where "isRevoked"`).pluck().all(),
    )
    for (const id of links ?? []) db.prepare(`update ${table} set "isRevoked" = 1 where "id" = ?`).run(id)
  }
  const erased = readable(database, (present) => erasedSince(db, present))
  for (const dealId of erased ?? []) db.prepare('delete from deal_customer where "dealId" = ?').run(dealId)
}

const REVOKED_TOKENS = 'select "id", "revokedAt" as "at" from api_token where "revokedAt" is not null'

/** Deals whose customer the copy still holds and the database has erased. */
function erasedSince(db: Database.Database, present: Database.Database): string[] {
  const isErased = present
    .prepare(
      `select 1 from deal where "id" = ? and not exists (select 1 from deal_customer c where c."dealId" = deal."id")`,
    )
    .pluck()
  const held = db.prepare('select "dealId" from deal_customer').pluck().iterate() as Iterable<string>
  return [...held].filter((dealId) => isErased.get(dealId) === 1)
}

function keepSignedIn(db: Database.Database, sessions: readonly Row[]): void {
  const accounts = new Set(db.prepare('select "id" from account where not "isDisabled"').pluck().all())
  const displays = new Set(db.prepare('select "id" from display').pluck().all())
  db.exec('delete from session')
  for (const session of sessions) {
    const { accountId, displayId } = session
    if (!(accountId === null ? displays.has(displayId) : accounts.has(accountId))) continue
    const names = Object.keys(session)
    const columns = names.map((name) => `"${name}"`).join(', ')
    db.prepare(`insert into session (${columns}) values (${names.map(() => '?').join(', ')})`).run(
      Object.values(session),
    )
  }
}

/** `undefined` if the database is missing, damaged, or too old to have the table. */
function readable<T>(database: string, read: (present: Database.Database) => T): T | undefined {
  if (!existsSync(database)) return undefined
  try {
    const present = new Database(database, { readonly: true, timeout: 5_000 })
    try {
      return read(present)
    } finally {
      present.close()
    }
  } catch {
    return undefined
  }
}
