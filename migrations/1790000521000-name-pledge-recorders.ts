import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 代录: who recorded a pledge for another member. */
export class NamePledgeRecorders1790000521000 implements MigrationInterface {
  name = 'NamePledgeRecorders1790000521000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "pledge" add "recordedBy" varchar(30)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "pledge" drop column "recordedBy"`)
  }
}
