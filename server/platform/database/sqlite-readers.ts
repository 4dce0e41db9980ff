import Database from 'better-sqlite3'
import { SqliteConnection } from '#server/platform/database/sqlite-connection'
import { StorageFailed } from '#server/platform/database/storage-failed'

/** A few read-only connections, lent to one read at a time each. */
export class SqliteReaders {
  private readonly free: SqliteConnection[]
  private readonly wanted: ((reader: SqliteConnection) => void)[] = []
  private isClosed = false

  constructor(
    file: string,
    private readonly count: number,
  ) {
    this.free = Array.from({ length: count }, () => new SqliteConnection(open(file)))
  }

  /** While a read is open, SQLite cannot shorten its log. */
  get areIdle(): boolean {
    return this.free.length === this.count
  }

  async lend<T>(work: (reader: SqliteConnection) => Promise<T>): Promise<T> {
    if (this.isClosed) throw new StorageFailed('The database is closing')
    const reader = await this.take()
    try {
      reader.run('BEGIN')
      return await work(reader)
    } finally {
      if (reader.inTransaction) reader.run('ROLLBACK')
      const next = this.wanted.shift()
      if (next) next(reader)
      else this.free.push(reader)
    }
  }

  /** Waits for the reads under way. */
  async close(): Promise<void> {
    this.isClosed = true
    for (let left = this.count; left > 0; left--) (await this.take()).close()
  }

  private take(): Promise<SqliteConnection> {
    const reader = this.free.pop()
    return reader ? Promise.resolve(reader) : new Promise((resolve) => this.wanted.push(resolve))
  }
}

function open(file: string): Database.Database {
  return new Database(file, { readonly: true, timeout: 5_000 })
}
