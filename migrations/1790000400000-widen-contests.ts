import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { replaceCheck } from '#migrations/checks'
import { index, references } from '#migrations/keys'
import { day, id, instant, int, ref, text } from '#migrations/types'

const APPEND_ONLY = ['cancellation', 'reassignment']

/** Contests as they are really run: sales that go backwards or sideways, lines that wait, a 公示期, 内勤. */
export class WidenContests1790000400000 implements MigrationInterface {
  name = 'WidenContests1790000400000'

  async up(db: QueryRunner): Promise<void> {
    await replaceCheck(db, 'account', 'account_role', `"role" in ('director', 'clerk', 'member')`)
    await replaceCheck(db, 'contest', 'contest_status', `"status" in ('draft', 'running', 'settling', 'closed')`)
    await checkLedger(db, WIDE)
    for (const column of COLUMNS) await db.query(`alter table ${column}`)
    await createTables(db)
    for (const table of APPEND_ONLY) await guardAppendOnly(db, table)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of APPEND_ONLY) await unguardAppendOnly(db, table)
    for (const table of ['dispute', 'pending_line', ...APPEND_ONLY]) await db.dropTable(table)
    for (const column of [...COLUMNS].reverse())
      await db.query(`alter table ${column.replace(/add (".*?").*/, 'drop column $1')}`)
    await checkLedger(db, NARROW)
    await replaceCheck(db, 'contest', 'contest_status', `"status" in ('draft', 'running', 'closed')`)
    await replaceCheck(db, 'account', 'account_role', `"role" in ('director', 'member')`)
  }
}

// Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
const COLUMNS = [
  `"deal" add "helperId" varchar(36)`,
  `"deal" add "reassigns" varchar(36)`,
  `"standing" add "cancelledQuantity" integer not null default 0`,
  `"standing" add "cancelledPoints" integer not null default 0`,
  `"standing" add "pendingQuantity" integer not null default 0`,
  `"metric" add "countsWhen" varchar(16) not null default 'recorded'`,
  `"display" add "kind" varchar(16) not null default 'tv'`,
]

const WIDE = {
  kind: `"kind" in ('sale', 'activation', 'assist', 'withdrawal', 'cancellation', 'reassignment')`,
  reverses: `("kind" in ('sale', 'activation', 'assist')) = ("reverses" is null)`,
  quantity:
    `("kind" in ('sale', 'activation') and "quantity" > 0 and "points" >= 0) or ` +
    `("kind" = 'assist' and "quantity" = 0 and "points" > 0) or ` +
    `("reverses" is not null and "quantity" <= 0 and "points" <= 0 and "quantity" + "points" < 0)`,
}

const NARROW = {
  kind: `"kind" in ('sale', 'withdrawal')`,
  reverses: `("kind" = 'sale') = ("reverses" is null)`,
  quantity: `"quantity" <> 0 and ("quantity" > 0) = ("kind" = 'sale')`,
}

async function checkLedger(db: QueryRunner, checks: typeof WIDE): Promise<void> {
  await unguardAppendOnly(db, 'ledger_entry')
  for (const [name, expression] of Object.entries(checks))
    await replaceCheck(db, 'ledger_entry', `ledger_entry_${name}`, expression)
  await guardAppendOnly(db, 'ledger_entry')
}

async function createTables(db: QueryRunner): Promise<void> {
  await db.createTable(
    new Table({
      name: 'cancellation',
      columns: [
        id(),
        ref('contestId'),
        ref('dealId'),
        int('seq'),
        ref('accountId'),
        day('day'),
        text('reason', 100),
        instant('at'),
      ],
      indices: [index('cancellation_deal', 'dealId'), index('cancellation_day', 'contestId', 'day')],
      foreignKeys: [
        references('cancellation_deal_fk', 'dealId', 'deal'),
        references('cancellation_account_fk', 'accountId', 'account'),
      ],
    }),
  )
  await db.createTable(
    new Table({
      name: 'reassignment',
      columns: [
        id('dealId'),
        ref('contestId'),
        int('seq'),
        ref('newDealId'),
        ref('accountId'),
        text('reason', 100),
        instant('at'),
      ],
      foreignKeys: [
        references('reassignment_deal_fk', 'dealId', 'deal'),
        references('reassignment_new_deal_fk', 'newDealId', 'deal'),
        references('reassignment_account_fk', 'accountId', 'account'),
      ],
    }),
  )
  await db.createTable(
    new Table({
      name: 'pending_line',
      columns: [
        ref('dealId', { primary: true }),
        { ...int('line'), isPrimary: true },
        ref('contestId'),
        ref('participantId'),
        ref('metricId'),
        int('quantity'),
        int('points'),
        day('businessDate'),
        text('state', 16),
        int('seq', { nullable: true }),
      ],
      checks: [
        { name: 'pending_line_state', expression: `"state" in ('pending', 'activated', 'dropped')` },
        { name: 'pending_line_seq', expression: `("state" = 'pending') = ("seq" is null)` },
      ],
      indices: [index('pending_line_contest', 'contestId', 'state')],
      foreignKeys: [references('pending_line_deal_fk', 'dealId', 'deal')],
    }),
  )
  await db.createTable(
    new Table({
      name: 'dispute',
      columns: [
        id(),
        ref('contestId'),
        text('kind', 16),
        ref('dealId'),
        ref('otherDealId', { nullable: true }),
        ref('accountId'),
        text('sentence', 100),
        text('state', 16),
        text('outcome', 16, { nullable: true }),
        text('reason', 100, { nullable: true }),
        ref('ruledBy', { nullable: true }),
        instant('openedAt'),
        instant('closedAt', { nullable: true }),
      ],
      checks: [
        { name: 'dispute_kind', expression: `"kind" in ('objection', 'collision')` },
        { name: 'dispute_state', expression: `"state" in ('open', 'ruled', 'withdrawn')` },
        { name: 'dispute_outcome', expression: `("state" = 'ruled') = ("outcome" is not null)` },
        { name: 'dispute_collision', expression: `("kind" = 'collision') = ("otherDealId" is not null)` },
      ],
      indices: [index('dispute_contest', 'contestId', 'state'), index('dispute_deal', 'dealId')],
      foreignKeys: [
        references('dispute_deal_fk', 'dealId', 'deal'),
        references('dispute_other_deal_fk', 'otherDealId', 'deal'),
        references('dispute_account_fk', 'accountId', 'account'),
        references('dispute_ruler_fk', 'ruledBy', 'account'),
      ],
    }),
  )
}
