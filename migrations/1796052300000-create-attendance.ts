import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { day, instant, ref, text } from '#migrations/types'

/** 签到: who came to a morning meeting and whether in time, and what the codes of an open meeting are made from. */
export class CreateAttendance1796052300000 implements MigrationInterface {
  name = 'CreateAttendance1796052300000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'attendance',
        columns: [
          ref('contestId', { primary: true }),
          day('day', { primary: true }),
          ref('participantId', { primary: true }),
          text('state', 16),
          instant('at'),
        ],
        checks: [{ name: 'attendance_state', expression: `"state" in ('on_time', 'late')` }],
        foreignKeys: [references('attendance_participant_fk', 'participantId', 'participant')],
      }),
    )
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "meeting" add "secret" varchar(43)')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "meeting" drop "secret"')
    await db.dropTable('attendance')
  }
}
