import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references } from '#migrations/keys'
import { day, id, instant, int, json, ref, text } from '#migrations/types'

/** Rules that are chosen before the start, and changed after it only by a published revision. */
export class ReviseRules1790000550000 implements MigrationInterface {
  name = 'ReviseRules1790000550000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "contest" add "overall" text`)
    await db.query(`alter table "metric" add "since" varchar(10)`)
    await db.createTable(
      new Table({
        name: 'revision',
        columns: [
          id(),
          ref('contestId'),
          int('seq'),
          day('from'),
          text('reason', 60),
          json('changes'),
          ref('accountId'),
          instant('at'),
        ],
        indices: [index('revision_contest', 'contestId', 'seq')],
        foreignKeys: [
          references('revision_contest_fk', 'contestId', 'contest'),
          references('revision_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'revision')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'revision')
    await db.dropTable('revision')
    await db.query(`alter table "metric" drop column "since"`)
    await db.query(`alter table "contest" drop column "overall"`)
  }
}
