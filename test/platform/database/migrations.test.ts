import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { newDataSource } from '#server/platform/database/connection-options'
import { undoLastMigration } from '#server/platform/database/migrate'
import { type FreshDatabase, freshDatabase } from '#test/support/database'

describe('the migrations of the product', () => {
  let fresh: FreshDatabase
  let db: DataSource
  beforeAll(async () => {
    fresh = await freshDatabase()
    db = await newDataSource(schema()).initialize()
  })
  afterAll(async () => {
    await db.destroy()
    await fresh.remove()
  })
  const schema = () => ({ databaseUrl: fresh.databaseUrl, entities, migrations })
  const proposals = async () => (await db.driver.createSchemaBuilder().log()).upQueries.map((each) => each.query)

  it('build exactly the schema that the entities describe', async () => {
    await db.runMigrations()

    expect(await proposals()).toEqual([])
  })

  it('can all be undone and done again', async () => {
    await db.destroy()
    for (const _ of migrations) await undoLastMigration(schema(), () => {})
    db = await newDataSource(schema()).initialize()
    await db.runMigrations()

    expect(await proposals()).toEqual([])
  })
})
