import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { replaceCheck } from '#migrations/checks'
import { index, references } from '#migrations/keys'
import { bool, id, instant, int, ref, text } from '#migrations/types'

/** 待核 and 业务号码: sales that count once they are checked, and any number of numbers per sale. */
export class ReviewDeals1790000630000 implements MigrationInterface {
  name = 'ReviewDeals1790000630000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "metric" add "numberRule" varchar(16) not null default 'none'`)
    await db.query(`alter table "metric" add "askAbove" integer`)
    await db.query(`alter table "pending_line" add "waitsFor" varchar(16) not null default 'activation'`)
    await checkKinds(db, [...COUNTING, 'withdrawal', 'cancellation', 'reassignment', 'hold'])
    await createTables(db)
    for (const table of APPEND_ONLY) await guardAppendOnly(db, table)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of APPEND_ONLY) await unguardAppendOnly(db, table)
    for (const table of APPEND_ONLY) await db.dropTable(table)
    await checkKinds(db, [...COUNTING, 'withdrawal', 'cancellation', 'reassignment'])
    await db.query(`alter table "pending_line" drop column "waitsFor"`)
    await db.query(`alter table "metric" drop column "askAbove"`)
    await db.query(`alter table "metric" drop column "numberRule"`)
  }
}

const APPEND_ONLY = ['deal_review', 'deal_number']
const COUNTING = ['sale', 'activation', 'assist']

async function checkKinds(db: QueryRunner, kinds: readonly string[]): Promise<void> {
  await unguardAppendOnly(db, 'ledger_entry')
  const list = kinds.map((kind) => `'${kind}'`).join(', ')
  await replaceCheck(db, 'ledger_entry', 'ledger_entry_kind', `"kind" in (${list})`)
  // SQLite has rebuilt the table, and TypeORM forgets that the index is partial.
  await db.query('drop index "ledger_entry_reversed_once"')
  await db.query(
    'create unique index "ledger_entry_reversed_once" on "ledger_entry" ("reverses") where "reverses" is not null',
  )
  await guardAppendOnly(db, 'ledger_entry')
}

async function createTables(db: QueryRunner): Promise<void> {
  await db.createTable(
    new Table({
      name: 'deal_review',
      columns: [
        id(),
        ref('contestId'),
        ref('dealId'),
        int('seq'),
        text('act', 16),
        text('cause', 16),
        int('needs'),
        ref('accountId', { nullable: true }),
        text('reason', 100),
        instant('at'),
      ],
      checks: [
        { name: 'deal_review_act', expression: `"act" in ('asked', 'confirmed', 'refused', 'numbered')` },
        { name: 'deal_review_cause', expression: `"cause" in ('quantity', 'number')` },
      ],
      indices: [index('deal_review_deal', 'dealId', 'seq')],
      foreignKeys: [
        references('deal_review_deal_fk', 'dealId', 'deal'),
        references('deal_review_account_fk', 'accountId', 'account'),
      ],
    }),
  )
  await db.createTable(
    new Table({
      name: 'deal_number',
      columns: [
        ref('dealId', { primary: true }),
        { ...text('number', 40), isPrimary: true },
        ref('contestId'),
        int('position'),
        bool('isPossibleDuplicate'),
        ref('accountId'),
        instant('at'),
      ],
      indices: [index('deal_number_number', 'contestId', 'number')],
      foreignKeys: [
        references('deal_number_deal_fk', 'dealId', 'deal'),
        references('deal_number_account_fk', 'accountId', 'account'),
      ],
    }),
  )
}
