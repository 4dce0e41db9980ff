import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How a contest holds its meetings, null for the usual way; and how each meeting was held, null before the opening. */
export class SetMeetingForms1796052710000 implements MigrationInterface {
  name = 'SetMeetingForms1796052710000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "contest" add "meetingForms" text')
    await db.query('alter table "meeting" add "preset" varchar(16)')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "meeting" drop column "preset"')
    await db.query('alter table "contest" drop column "meetingForms"')
  }
}
