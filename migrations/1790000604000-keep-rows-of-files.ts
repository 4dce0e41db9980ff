import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the reader of an imported file left out or assumed, and the number of its last row. */
export class KeepRowsOfFiles1790000604000 implements MigrationInterface {
  name = 'KeepRowsOfFiles1790000604000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "import_run" add "reading" text`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "import_run" drop column "reading"`)
  }
}
