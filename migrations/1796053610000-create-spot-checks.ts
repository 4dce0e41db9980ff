import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { references, unique } from '#migrations/keys'
import { bigInt53, day, id, instant, int, ref, text } from '#migrations/types'

/** 抽查: what was drawn in each week, who was called and what they said; and the numbers at which customers are called. */
export class CreateSpotChecks1796053610000 implements MigrationInterface {
  name = 'CreateSpotChecks1796053610000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "activity_customer" add "phone" varchar(24)')
    await db.createTable(
      new Table({
        name: 'spot_check_draw',
        columns: [
          ref('contestId', { primary: true }),
          { ...day('week'), isPrimary: true },
          text('seed', 16),
          bigInt53(db, 'headSeq'),
          ref('accountId'),
          instant('at'),
        ],
        foreignKeys: [
          references('spot_check_draw_contest_fk', 'contestId', 'contest'),
          references('spot_check_draw_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'spot_check_draw')
    await db.createTable(
      new Table({
        name: 'spot_check',
        columns: [
          ...[id(), ref('contestId'), day('week'), ref('teamId'), int('position'), ref('entryId'), instant('drawnAt')],
          ...[ref('callerId', { nullable: true }), instant('calledAt', { nullable: true })],
          ...[text('answer', 16, { nullable: true }), instant('answeredAt', { nullable: true })],
        ],
        checks: [{ name: 'spot_check_answer', expression: `"answer" in ('true', 'untrue', 'unanswered')` }],
        indices: [
          unique('spot_check_place', 'contestId', 'week', 'teamId', 'position'),
          unique('spot_check_entry', 'entryId'),
        ],
        foreignKeys: [
          references('spot_check_contest_fk', 'contestId', 'contest'),
          references('spot_check_team_fk', 'teamId', 'team'),
          references('spot_check_entry_fk', 'entryId', 'activity_entry'),
          references('spot_check_caller_fk', 'callerId', 'account'),
        ],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('spot_check')
    await unguardAppendOnly(db, 'spot_check_draw')
    await db.dropTable('spot_check_draw')
    await db.query('alter table "activity_customer" drop column "phone"')
  }
}
