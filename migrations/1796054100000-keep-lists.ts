import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { index, unique } from '#migrations/keys'

/** Lists that the product keeps by itself, and of what each of their lines was made. */
export class KeepLists1796054100000 implements MigrationInterface {
  name = 'KeepLists1796054100000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "prospect_list" add "kept" varchar(12)')
    await db.query('alter table "prospect" add "madeFrom" varchar(36)')
    for (const [table, each] of INDEXES) await db.createIndex(table, new TableIndex(each))
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, each] of INDEXES) await db.dropIndex(table, new TableIndex(each))
    await db.query('alter table "prospect" drop column "madeFrom"')
    await db.query('alter table "prospect_list" drop column "kept"')
  }
}

const INDEXES = [
  ['prospect_list', { ...unique('prospect_list_kept', 'contestId', 'kept'), where: '"kept" IS NOT NULL' }],
  ['prospect', { ...unique('prospect_made_once', 'listId', 'madeFrom'), where: '"madeFrom" IS NOT NULL' }],
  ['prospect', { ...index('prospect_territory', 'territoryId'), where: '"territoryId" IS NOT NULL' }],
] as const
