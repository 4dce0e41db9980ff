import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The hours of 晨会 and 夕会; null in contests that hold them at the usual ones. */
export class SetMeetingHours1790001000000 implements MigrationInterface {
  name = 'SetMeetingHours1790001000000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "contest" add "meetingHours" text`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "contest" drop column "meetingHours"`)
  }
}
