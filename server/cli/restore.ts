import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { migrations } from '#migrations/index'
import { inWords } from '#server/cli/carry-over-words'
import type { Command } from '#server/cli/command'
import { entities } from '#server/entities'
import { prepare, settle } from '#server/platform/backups/prepare'
import { swapIn } from '#server/platform/backups/swap'
import { isPostgresUrl } from '#server/platform/database/connection-options'
import { lockFile } from '#server/platform/database/file-lock'
import { restoredParts } from '#server/restored-parts'
import { verifyAll } from '#server/verify-all'

const POSTGRES = `DATABASE_URL is a PostgreSQL, which pg_restore restores:
  1. Stop every server.
  2. pg_restore --clean --if-exists --single-transaction --dbname "$DATABASE_URL" <file of pg_dump -Fc>
  3. Access is as it was in the dump: who was disabled, demoted or signed out since is in again. End it with psql:
       delete from session; delete from password_reset;
       update api_token set "revokedAt" = to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') where "revokedAt" is null;
       update invite set "isRevoked" = true; update display set "isRevoked" = true;
       update account set "passwordHash" = '' where "role" <> 'member';
     Then npm run cli -- reset-password <login> for a director, who disables again who was disabled since.
     Portraits and photos of meetings that were removed since are in again too: remove them once more.
  4. npm run cli -- new-epoch    (every screen then reloads the whole contest)
  5. npm run cli -- verify       (adds the ledger up)
  6. Start the servers; they bring the tables up to date by themselves.`

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
      const prepared = await prepare({
        source,
        database,
        entities,
        migrations,
        verify: verifyAll,
        parts: restoredParts,
        log,
      })
      const carryOver = settle(prepared, { parts: restoredParts, actor: 'cli', source })
      const aside = swapIn(database, prepared.file, new Date())
      console.log(`${database} now is what ${source} held; every screen will reload the whole contest.`)
      if (aside) console.log(`The database that it replaced is ${aside}`)
      for (const line of inWords(carryOver)) console.log(line)
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
