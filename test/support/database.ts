import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, type SuiteAPI } from 'vitest'
import { scratchFolder } from './scratch'

export const onPostgres = process.env.TEST_DB === 'postgres'

export interface FreshDatabase {
  databaseUrl: string
  remove(): Promise<void>
}

/** An empty database of its own on whichever database the tests run on. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return onPostgres ? postgresDatabase('template1') : freshFile()
}

/** A copy of another database on PostgreSQL, which must have no connections meanwhile. */
export async function postgresDatabase(template: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(`create database ${name} template ${template}`)
  const url = new URL(administratorUrl())
  url.pathname = `/${name}`
  return { databaseUrl: url.href, remove: () => asAdministrator(`drop database if exists ${name} with (force)`) }
}

const left: FreshDatabase[] = []

/** As `freshDatabase`, for tests that call `removeFreshDatabases` when they are done. */
export async function freshDatabaseUrl(): Promise<string> {
  const fresh = await freshDatabase()
  left.push(fresh)
  return fresh.databaseUrl
}

export async function removeFreshDatabases(): Promise<void> {
  for (const fresh of left.splice(0)) await fresh.remove()
}

/** A path in a folder of its own, for what only SQLite does. */
export function freshFile(): FreshDatabase {
  const folder = scratchFolder('database')
  const remove = async () => rmSync(folder, { recursive: true, force: true })
  return { databaseUrl: join(folder, 'test.db'), remove }
}

/** Runs a statement outside the product, as the owner of the private PostgreSQL. */
export async function asAdministrator(sql: string): Promise<void> {
  const client = new Client({ connectionString: administratorUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function administratorUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run with TEST_DB=postgres through vitest')
  return url
}

const absent = (() => {}) as unknown as SuiteAPI
/** What only SQLite does; on PostgreSQL the tests are not there, rather than skipped. */
export const describeOnSqlite: SuiteAPI = onPostgres ? absent : describe
/** What only PostgreSQL does. */
export const describeOnPostgres: SuiteAPI = onPostgres ? describe : absent
