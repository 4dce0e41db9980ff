import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Since when the portrait of a disabled account is hidden, so that it can come back for a time. */
export class HidePortraits1796053100000 implements MigrationInterface {
  name = 'HidePortraits1796053100000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "portrait" add "hiddenAt" varchar(24)')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "portrait" drop column "hiddenAt"')
  }
}
