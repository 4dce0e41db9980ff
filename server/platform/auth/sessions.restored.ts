import { carried, type RestoredPart, type SqliteFile } from '#server/platform/database/restored-part'

type Row = Record<string, unknown> & { id: string; accountId: string | null }

/** Devices stay signed in as they are at present; who signed out since the copy, or was signed out, stays out. */
export const sessionsRestored: RestoredPart = {
  carry(copy, present) {
    const now = present.prepare('select * from session').all() as Row[]
    const ids = new Set(now.map(({ id }) => id))
    const ended = openIn(copy).filter((id) => !ids.has(id))
    copy.exec('delete from session')
    const accounts = new Set(copy.prepare(`select "id" from account where not "isDisabled"`).pluck().all())
    for (const session of now) if (session.accountId === null || accounts.has(session.accountId)) insert(copy, session)
    return carried('sessions', [], ended.length)
  },

  end(copy) {
    const open = openIn(copy)
    copy.exec('delete from session')
    return carried('sessions', [], open.length)
  },
}

const openIn = (db: SqliteFile): string[] =>
  db.prepare('select "id" from session where "expiresAt" > ?').pluck().all(new Date().toISOString()) as string[]

function insert(copy: SqliteFile, session: Row): void {
  const names = Object.keys(session)
  const columns = names.map((name) => `"${name}"`).join(', ')
  copy
    .prepare(`insert into session (${columns}) values (${names.map(() => '?').join(', ')})`)
    .run(Object.values(session))
}
