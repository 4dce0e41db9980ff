import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 愿介绍朋友: whether the customer of an activity would name others; unknown for those of earlier versions. */
export class TellReferrals1796054120000 implements MigrationInterface {
  name = 'TellReferrals1796054120000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "activity_outcome" add "refers" boolean')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "activity_outcome" drop column "refers"')
  }
}
