import Database from 'better-sqlite3'
import { Client } from 'pg'
import { isPostgresUrl, numbersForSums } from '#server/platform/database/connection-options'

const PAGE = 5_000

/** SQLite keeps 2 MB by itself, and a pass over all entries looks up the deal of each. */
const CACHE_KB = 64 * 1024

/** One state of a live database, read row by row while the server runs, without its lock. */
export interface PlainReader {
  rows<T>(sql: string): AsyncIterable<T>
  close(): Promise<void>
}

export function openPlainReader(databaseUrl: string): Promise<PlainReader> {
  return isPostgresUrl(databaseUrl) ? openPostgres(databaseUrl) : Promise.resolve(openSqlite(databaseUrl))
}

function openSqlite(file: string): PlainReader {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  db.pragma(`cache_size = -${CACHE_KB}`)
  db.exec('begin')
  return {
    async *rows<T>(sql: string) {
      yield* db.prepare(sql).iterate() as IterableIterator<T>
    },
    close: async () => void db.close(),
  }
}

async function openPostgres(url: string): Promise<PlainReader> {
  const client = new Client({ connectionString: url, types: numbersForSums })
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  return {
    async *rows<T>(sql: string) {
      await client.query(`declare page no scroll cursor for ${sql}`)
      for (;;) {
        const page = await client.query(`fetch ${PAGE} from page`)
        yield* page.rows as T[]
        if (page.rows.length < PAGE) break
      }
      await client.query('close page')
    },
    close: () => client.end(),
  }
}
