import type Database from 'better-sqlite3'

const KEPT_STATEMENTS = 500

const bindable = (value: unknown): unknown => {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}

/** One SQLite connection and its prepared statements. */
export class SqliteConnection {
  private readonly statements = new Map<string, Database.Statement>()

  constructor(readonly db: Database.Database) {}

  get inTransaction(): boolean {
    return this.db.inTransaction
  }

  run(sql: string): void {
    this.prepare(sql).run()
  }

  query(sql: string, parameters: readonly unknown[]) {
    const statement = this.prepare(sql)
    const values = parameters.map(bindable)
    if (statement.reader) return { rows: statement.all(...values) }
    const done = statement.run(...values)
    return { rows: [], changes: done.changes, lastRowId: done.lastInsertRowid }
  }

  close(): void {
    this.statements.clear()
    this.db.close()
  }

  private prepare(sql: string): Database.Statement {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size >= KEPT_STATEMENTS) this.statements.clear()
    const statement = this.db.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}
