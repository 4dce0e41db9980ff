import { type MigrationInterface, type QueryRunner } from 'typeorm'

/** What a director chose for a TV; empty for one as it comes. */
export class ChooseScenes1796049151165 implements MigrationInterface {
  name = 'ChooseScenes1796049151165'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "display" add "settings" text')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "display" drop "settings"')
  }
}
