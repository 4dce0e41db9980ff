import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Keeps reversals alone in the index of what they reverse. With a row for each entry that reverses nothing, SQLite takes
 * that index for `"reverses" is null` and walks all of them for each deal of a page.
 */
export class IndexReversals1790000600000 implements MigrationInterface {
  name = 'IndexReversals1790000600000'

  async up(db: QueryRunner): Promise<void> {
    await indexReversals(db, 'where "reverses" is not null')
  }

  async down(db: QueryRunner): Promise<void> {
    await indexReversals(db, '')
  }
}

async function indexReversals(db: QueryRunner, which: string): Promise<void> {
  await db.query('drop index "ledger_entry_reversed_once"')
  await db.query(`create unique index "ledger_entry_reversed_once" on "ledger_entry" ("reverses") ${which}`)
}
