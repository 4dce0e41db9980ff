import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 包区 in which an activity was; those of earlier versions have none. */
export class PlaceActivities1796053600000 implements MigrationInterface {
  name = 'PlaceActivities1796053600000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "activity_entry" add "territoryId" varchar(36)')
    await db.query(
      `create index "activity_entry_territory" on "activity_entry" ("territoryId", "businessDate") where "territoryId" is not null`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index "activity_entry_territory"')
    await db.query('alter table "activity_entry" drop column "territoryId"')
  }
}
