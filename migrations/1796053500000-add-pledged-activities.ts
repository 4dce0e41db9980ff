import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Pledges of activities (活动量), with each pledge and each of its revisions. */
export class AddPledgedActivities1796053500000 implements MigrationInterface {
  name = 'AddPledgedActivities1796053500000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "pledge" add "activities" text')
    await db.query('alter table "pledge_revision" add "activities" text')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "pledge_revision" drop column "activities"')
    await db.query('alter table "pledge" drop column "activities"')
  }
}
