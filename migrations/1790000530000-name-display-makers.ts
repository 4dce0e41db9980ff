import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Stores who made a display or a link, shown to its viewers. */
export class NameDisplayMakers1790000530000 implements MigrationInterface {
  name = 'NameDisplayMakers1790000530000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "display" add "madeBy" varchar(30) not null default ''`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "display" drop column "madeBy"`)
  }
}
