import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'

type Columns = Record<string, unknown>

/** Adds members to each team until there are `people`, as copies of those who joined; only those can sign in. */
export function addPeople(db: Database.Database, people: number): void {
  const joined = db.prepare('select * from participant').all() as Columns[]
  const account = db.prepare('select * from account where "id" = ?')
  for (let n = joined.length; n < people; n++) {
    const like = joined[n % joined.length] as Columns
    const [id, accountId] = [randomUUID(), randomUUID()]
    const name = { name: `队员${n + 1}`, login: `member${n + 1}` }
    insert(db, 'account', { ...(account.get(like.accountId) as Columns), ...name, id: accountId })
    insert(db, 'participant', { ...like, id, accountId })
  }
}

function insert(db: Database.Database, table: string, row: Columns): void {
  const columns = Object.keys(row)
  const names = columns.map((column) => `"${column}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  db.prepare(`insert into "${table}" (${names}) values (${places})`).run(...Object.values(row))
}
