import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { ResetPasswords1790000520000 } from '#migrations/1790000520000-reset-passwords'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { newDataSource } from '#server/platform/database/connection-options'
import { freshDatabaseUrl, removeFreshDatabases } from '#test/support/database'

afterEach(removeFreshDatabases)

it('logins of before become what they are compared as, and every account keeps its own', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = migrations.slice(0, migrations.indexOf(ResetPasswords1790000520000))
  const old = await newDataSource({ databaseUrl, entities, migrations: before }).initialize()
  await old.runMigrations()
  const center = randomUUID()
  await old.query(
    `insert into "center" ("id", "name", "timezone", "createdAt") values ('${center}', '集商客中心', 'Asia/Shanghai', '2015-04-01T00:00:00.000Z')`,
  )
  for (const [n, login] of ['+8613800001111', '１００２', '13900002222', '8613900002222', '严萍'].entries())
    await old.query(
      `insert into "account" ("id", "centerId", "role", "name", "login", "passwordHash", "isDisabled", "createdAt")
       values ('${randomUUID()}', '${center}', 'member', '严萍', '${login}', 'x', false, '2015-04-01T00:00:0${n}.000Z')`,
    )
  await old.destroy()

  const db = await newDataSource({ databaseUrl, entities, migrations }).initialize()
  await db.runMigrations()

  const rows: { login: string }[] = await db.query('select "login" from "account" order by "createdAt"')
  expect(rows.map(({ login }) => login)).toEqual(['13800001111', '1002', '13900002222', '8613900002222', '严萍'])
  await db.destroy()
})
