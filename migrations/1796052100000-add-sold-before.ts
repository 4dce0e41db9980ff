import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was sold on the day before its pledge was made; pledges of earlier versions have none. */
export class AddSoldBefore1796052100000 implements MigrationInterface {
  name = 'AddSoldBefore1796052100000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "pledge" add "soldBefore" text')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "pledge" drop "soldBefore"')
  }
}
