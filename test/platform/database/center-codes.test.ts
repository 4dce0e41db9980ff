import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { CodeCenters1790000645000 } from '#migrations/1790000645000-code-centers'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { newDataSource } from '#server/platform/database/connection-options'
import { freshDatabaseUrl, removeFreshDatabases } from '#test/support/database'

afterEach(removeFreshDatabases)

it('each centre of before gets a code of its own', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = migrations.slice(0, migrations.indexOf(CodeCenters1790000645000))
  const old = await newDataSource({ databaseUrl, entities, migrations: before }).initialize()
  await old.runMigrations()
  for (let n = 0; n < 3; n++)
    await old.query(
      `insert into "center" ("id", "name", "timezone", "createdAt") values ('${randomUUID()}', '集商客中心', 'Asia/Shanghai', '2015-04-01T00:00:00.000Z')`,
    )
  await old.destroy()

  const db = await newDataSource({ databaseUrl, entities, migrations }).initialize()
  await db.runMigrations()

  const rows: { code: string }[] = await db.query('select "code" from "center"')
  expect(new Set(rows.map(({ code }) => code)).size).toBe(3)
  for (const { code } of rows) expect(code).toMatch(/^[a-z2-9]{5}$/)
  await db.destroy()
})
