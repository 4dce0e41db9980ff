import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references } from '#migrations/keys'
import { day, id, instant, ref } from '#migrations/types'

/** What was last heard of a line, of which ones their holders know that they end, and who saw a whole number. */
export class TouchLists1796053410000 implements MigrationInterface {
  name = 'TouchLists1796053410000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "prospect" add "outcome" varchar(16)')
    await db.query('alter table "prospect" add "remindedOn" varchar(10)')
    await db.query('alter table "prospect_customer" add "words" varchar(140)')
    await db.query('create index "prospect_hold_deal" on "prospect_hold" ("dealId")')
    await db.createTable(
      new Table({
        name: 'prospect_reveal',
        columns: [id(), ref('contestId'), ref('prospectId'), ref('accountId'), day('day'), instant('at')],
        indices: [index('prospect_reveal_day', 'accountId', 'day')],
        foreignKeys: [
          references('prospect_reveal_contest_fk', 'contestId', 'contest'),
          references('prospect_reveal_line_fk', 'prospectId', 'prospect'),
          references('prospect_reveal_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'prospect_reveal')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'prospect_reveal')
    await db.dropTable('prospect_reveal')
    await db.query('drop index "prospect_hold_deal"')
    await db.query('alter table "prospect_customer" drop column "words"')
    await db.query('alter table "prospect" drop column "remindedOn"')
    await db.query('alter table "prospect" drop column "outcome"')
  }
}
