import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { migrations } from '#migrations/index'
import type { Command } from '#server/cli/command'
import { entities } from '#server/entities'
import { verify } from '#server/ledger/verify/verify'
import { prepare } from '#server/platform/backups/prepare'
import { swapIn } from '#server/platform/backups/swap'
import { isPostgresUrl } from '#server/platform/database/connection-options'
import { lockFile } from '#server/platform/database/file-lock'

const POSTGRES = `DATABASE_URL is a PostgreSQL, which pg_restore restores:
  1. Stop every server.
  2. pg_restore --clean --if-exists --single-transaction --dbname "$DATABASE_URL" <file of pg_dump -Fc>
  3. npm run cli -- new-epoch    (every screen then reloads the whole contest)
  4. npm run cli -- verify       (adds the ledger up)
  5. Start the servers; they bring the tables up to date by themselves.`

export const restore: Command = {
  usage: '<file>',
  does: 'puts a copy in the place of the database, after checking it; the present database is kept aside',
  async run([source], { databaseUrl: database }) {
    if (isPostgresUrl(database)) throw new Error(POSTGRES)
    if (!source) throw new Error('Name the copy to restore: npm run cli -- restore <file>')
    mkdirSync(dirname(database), { recursive: true })
    const lock = lockFile(database)
    try {
      if (isSame(source, database)) throw new Error(`${source} is the database itself. Name a copy of it.`)
      const log = (line: string) => console.log(line)
      const prepared = await prepare({ source, database, actor: 'cli', entities, migrations, verify, log })
      const aside = swapIn(database, prepared.file, new Date())
      console.log(`${database} now is what ${source} held; every screen will reload the whole contest.`)
      if (aside) console.log(`The database that it replaced is ${aside}`)
      console.log('Start the server again: npm start')
      return 0
    } finally {
      lock.release()
    }
  },
}

function isSame(source: string, database: string): boolean {
  try {
    return realpathSync(source) === realpathSync(database)
  } catch {
    return resolve(source) === resolve(database)
  }
}
