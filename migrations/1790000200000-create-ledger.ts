import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { bool, day, id, instant, int, json, ref, text } from '#migrations/types'

/** The ledger of deals, the totals it adds up to, the journal of facts, and the pledges. */
export class CreateLedger1790000200000 implements MigrationInterface {
  name = 'CreateLedger1790000200000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'deal',
        columns: [
          id(),
          ref('contestId'),
          int('seq'),
          ref('requestId'),
          ref('recorderId'),
          text('digest', 43),
          ref('participantId'),
          day('businessDate'),
          instant('recordedAt'),
          text('reference', 40, { nullable: true }),
          text('area', 40, { nullable: true }),
          text('note', 200, { nullable: true }),
          bool('isPossibleDuplicate'),
          json('answer'),
        ],
        indices: [
          unique('deal_request', 'contestId', 'recorderId', 'requestId'),
          unique('deal_seq', 'contestId', 'seq'),
          index('deal_participant', 'participantId', 'seq'),
          index('deal_reference', 'contestId', 'reference'),
        ],
        foreignKeys: [
          references('deal_contest_fk', 'contestId', 'contest'),
          references('deal_participant_fk', 'participantId', 'participant'),
          references('deal_recorder_fk', 'recorderId', 'account'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'deal_customer',
        columns: [
          { ...id(), name: 'dealId' },
          text('name', 40, { nullable: true }),
          text('phone', 20, { nullable: true }),
        ],
        foreignKeys: [references('deal_customer_deal_fk', 'dealId', 'deal')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'withdrawal',
        columns: [
          { ...id(), name: 'dealId' },
          ref('contestId'),
          int('seq'),
          ref('accountId'),
          text('reason', 100),
          instant('at'),
        ],
        foreignKeys: [
          references('withdrawal_deal_fk', 'dealId', 'deal'),
          references('withdrawal_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'ledger_entry',
        columns: [
          id(),
          ref('contestId'),
          ref('dealId'),
          int('seq'),
          int('line'),
          ref('participantId'),
          ref('teamId'),
          ref('metricId'),
          int('quantity'),
          int('points'),
          day('businessDate'),
          text('kind', 16),
          ref('reverses', { nullable: true }),
        ],
        checks: [
          { name: 'ledger_entry_kind', expression: `"kind" in ('sale', 'withdrawal')` },
          { name: 'ledger_entry_reverses', expression: `("kind" = 'sale') = ("reverses" is null)` },
          { name: 'ledger_entry_quantity', expression: `"quantity" <> 0 and ("quantity" > 0) = ("kind" = 'sale')` },
        ],
        indices: [
          unique('ledger_entry_order', 'contestId', 'seq', 'line'),
          unique('ledger_entry_reversed_once', 'reverses'),
          index('ledger_entry_deal', 'dealId'),
          index('ledger_entry_participant', 'participantId', 'metricId', 'seq'),
        ],
        foreignKeys: [
          references('ledger_entry_deal_fk', 'dealId', 'deal'),
          references('ledger_entry_participant_fk', 'participantId', 'participant'),
          references('ledger_entry_metric_fk', 'metricId', 'metric'),
          references('ledger_entry_reverses_fk', 'reverses', 'ledger_entry'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'standing',
        columns: [
          ref('contestId', { primary: true }),
          day('day', { primary: true }),
          ref('participantId', { primary: true }),
          ref('metricId', { primary: true }),
          ref('teamId'),
          int('quantity'),
          int('points'),
          int('reachedSeq'),
        ],
        foreignKeys: [references('standing_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'live_event',
        columns: [
          ref('contestId', { primary: true }),
          { ...int('seq'), isPrimary: true },
          text('audience', 16),
          { name: 'fact', type: 'text' },
          instant('at'),
        ],
        checks: [{ name: 'live_event_audience', expression: `"audience" in ('public', 'directors')` }],
        foreignKeys: [references('live_event_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'pledge',
        columns: [
          ref('contestId', { primary: true }),
          day('day', { primary: true }),
          ref('participantId', { primary: true }),
          json('lines'),
          json('raised', { nullable: true }),
          text('sentence', 60),
          bool('isLate'),
          int('keptSeq', { nullable: true }),
          instant('at'),
        ],
        foreignKeys: [references('pledge_participant_fk', 'participantId', 'participant')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'pledge_revision',
        columns: [
          ref('contestId', { primary: true }),
          { ...int('seq'), isPrimary: true },
          day('day'),
          ref('participantId'),
          ref('accountId'),
          text('kind', 16),
          json('lines'),
          text('sentence', 60),
          instant('at'),
        ],
        checks: [{ name: 'pledge_revision_kind', expression: `"kind" in ('pledge', 'raise', 'late')` }],
        indices: [index('pledge_revision_participant', 'participantId', 'day')],
        foreignKeys: [
          references('pledge_revision_participant_fk', 'participantId', 'participant'),
          references('pledge_revision_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    for (const table of ['deal', 'withdrawal', 'ledger_entry', 'live_event', 'pledge_revision'])
      await guardAppendOnly(db, table)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['pledge_revision', 'live_event', 'ledger_entry', 'withdrawal', 'deal'])
      await unguardAppendOnly(db, table)
    const tables = [
      'pledge_revision',
      'pledge',
      'live_event',
      'standing',
      'ledger_entry',
      'withdrawal',
      'deal_customer',
      'deal',
    ]
    for (const table of tables) await db.dropTable(table)
  }
}
