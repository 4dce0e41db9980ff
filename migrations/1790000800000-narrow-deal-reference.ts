import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Most sales have no number: the index holds those that have one. */
export class NarrowDealReference1790000800000 implements MigrationInterface {
  name = 'NarrowDealReference1790000800000'

  async up(db: QueryRunner): Promise<void> {
    await indexReferences(db, 'where "reference" is not null')
  }

  async down(db: QueryRunner): Promise<void> {
    await indexReferences(db, '')
  }
}

async function indexReferences(db: QueryRunner, which: string): Promise<void> {
  await db.query('drop index "deal_reference"')
  await db.query(`create index "deal_reference" on "deal" ("contestId", "reference") ${which}`)
}
