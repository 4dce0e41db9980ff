import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the sellers answer to a dispute, and which deal a ruling moved where. */
export class AnswerDisputes1790000560000 implements MigrationInterface {
  name = 'AnswerDisputes1790000560000'

  async up(db: QueryRunner): Promise<void> {
    for (const [name, type] of COLUMNS) await db.query(`alter table "dispute" add "${name}" ${type}`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [name] of COLUMNS) await db.query(`alter table "dispute" drop column "${name}"`)
  }
}

// Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
const COLUMNS = [
  ['answer', 'varchar(100)'],
  ['otherAnswer', 'varchar(100)'],
  ['ruledDealId', 'varchar(36)'],
  ['toParticipantId', 'varchar(36)'],
]
