import { readFileSync, writeFileSync } from 'node:fs'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { openDatabase } from '#server/platform/database/data-source'
import { type FreshDatabase, freshDatabase, freshFile, onPostgres, postgresDatabase } from './database'

/** As `freshDatabase`, with the product's tables: a copy of one that was migrated once in this process. */
export async function migratedDatabase(): Promise<FreshDatabase> {
  if (onPostgres) return postgresDatabase(await postgresTemplate())
  const bytes = await sqliteTemplate()
  const fresh = freshFile()
  writeFileSync(fresh.databaseUrl, bytes)
  return fresh
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Closing writes everything into the file itself, so that its bytes are the whole database. */
const sqliteTemplate = once(async () => {
  const { databaseUrl, remove } = freshFile()
  await migrate(databaseUrl)
  const bytes = readFileSync(databaseUrl)
  await remove()
  return bytes
})

/** Goes with the whole server when the run is over. */
const postgresTemplate = once(async () => {
  const { databaseUrl } = await freshDatabase()
  await migrate(databaseUrl)
  return new URL(databaseUrl).pathname.slice(1)
})

async function migrate(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, entities, migrations, log: () => {} })
  await database.close()
}
