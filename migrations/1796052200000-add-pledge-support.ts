import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What help a member asks for with a pledge (求支撑). */
export class AddPledgeSupport1796052200000 implements MigrationInterface {
  name = 'AddPledgeSupport1796052200000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "pledge" add "support" varchar(40) not null default ''`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "pledge" drop "support"')
  }
}
