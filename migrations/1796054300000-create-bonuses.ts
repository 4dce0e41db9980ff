import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { bigInt53, day, id, int, ref, text } from '#migrations/types'

/** 加分: the share that activities may have in the points of a contest, and what teams earn outside sales. */
export class CreateBonuses1796054300000 implements MigrationInterface {
  name = 'CreateBonuses1796054300000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "contest" add "activityShare" integer not null default 0')
    await db.createTable(
      new Table({
        name: 'bonus_entry',
        columns: [
          ...[id(), ref('contestId'), int('seq'), int('line'), ref('teamId'), ref('participantId', { nullable: true })],
          ...[text('cause', 16), ref('causeId'), bigInt53(db, 'points'), day('businessDate')],
          ref('reverses', { nullable: true }),
        ],
        checks: [
          { name: 'bonus_entry_cause', expression: `"cause" in ('activity', 'sweep', 'duel')` },
          {
            name: 'bonus_entry_points',
            expression: `("reverses" is null and "points" > 0) or ("reverses" is not null and "points" < 0)`,
          },
        ],
        indices: [
          unique('bonus_entry_order', 'contestId', 'seq', 'line'),
          { ...unique('bonus_entry_reversed_once', 'reverses'), where: '"reverses" IS NOT NULL' },
          index('bonus_entry_day', 'contestId', 'businessDate', 'teamId'),
        ],
        foreignKeys: [
          references('bonus_entry_contest_fk', 'contestId', 'contest'),
          references('bonus_entry_team_fk', 'teamId', 'team'),
          references('bonus_entry_participant_fk', 'participantId', 'participant'),
          references('bonus_entry_reverses_fk', 'reverses', 'bonus_entry'),
        ],
      }),
    )
    await guardAppendOnly(db, 'bonus_entry')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'bonus_entry')
    await db.dropTable('bonus_entry')
    await db.query('alter table "contest" drop column "activityShare"')
  }
}
