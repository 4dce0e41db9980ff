import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { SeeReadReports1796053110000 } from '#migrations/1796053110000-see-read-reports'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { newDataSource } from '#server/platform/database/connection-options'
import { freshDatabaseUrl, removeFreshDatabases } from '#test/support/database'

const AT = '2015-04-10T10:00:00.000Z'

afterEach(removeFreshDatabases)

it('a report that was read before counts as seen in the inbox, for who read it and for that report only', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = migrations.slice(0, migrations.indexOf(SeeReadReports1796053110000))
  const old = await newDataSource({ databaseUrl, entities, migrations: before }).initialize()
  await old.runMigrations()
  const ids = () => [randomUUID(), randomUUID()] as const
  const [[reader, other], [read, unread], center] = [ids(), ids(), randomUUID()]
  // What the rows refer to is no matter here.
  await old.query(
    old.options.type === 'postgres' ? `set session_replication_role = replica` : 'pragma foreign_keys = off',
  )
  const accounts = [reader, other]
  for (const id of accounts)
    await old.query(`insert into "account" ("id", "centerId", "role", "name", "login", "passwordHash", "isDisabled", "createdAt")
      values ('${id}', '${center}', 'member', '严萍', '${id.slice(0, 8)}', 'x', false, '${AT}')`)
  await old.query(`insert into "report_read" ("reportId", "accountId", "at") values ('${read}', '${reader}', '${AT}')`)
  const told = accounts.flatMap((accountId) => [read, unread].map((reportId) => ({ accountId, reportId })))
  for (const { accountId, reportId } of told)
    await old.query(`insert into "notice" ("id", "accountId", "kind", "about", "at")
      values ('${randomUUID()}', '${accountId}', 'report_published', '${JSON.stringify({ title: '日报', reportId })}', '${AT}')`)
  await old.destroy()

  const db = await newDataSource({ databaseUrl, entities, migrations }).initialize()
  await db.runMigrations()

  const seen: { accountId: string; about: string }[] = await db.query(
    'select n."accountId", n."about" from notice_seen s join notice n on n."id" = s."noticeId"',
  )
  expect(seen.map(({ accountId, about }) => [accountId, JSON.parse(about).reportId])).toEqual([[reader, read]])
  await db.destroy()
})
