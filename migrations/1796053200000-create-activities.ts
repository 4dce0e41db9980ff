import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { day, id, instant, ref, text } from '#migrations/types'

/** 活动量: which activities a contest counts, each of them, what came of it and with whom it was. */
export class CreateActivities1796053200000 implements MigrationInterface {
  name = 'CreateActivities1796053200000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query('alter table "contest" add "activities" text')
    await db.createTable(new Table(ENTRY))
    await db.createTable(new Table(OUTCOME))
    await db.createTable(new Table(CUSTOMER))
    await db.createTable(new Table(TALLY))
    await guardAppendOnly(db, 'activity_entry')
    await guardAppendOnly(db, 'activity_outcome')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('activity_tally')
    await db.dropTable('activity_customer')
    await unguardAppendOnly(db, 'activity_outcome')
    await db.dropTable('activity_outcome')
    await unguardAppendOnly(db, 'activity_entry')
    await db.dropTable('activity_entry')
    await db.query('alter table "contest" drop column "activities"')
  }
}

const ENTRY: TableOptions = {
  name: 'activity_entry',
  columns: [
    ...[id(), ref('contestId'), ref('participantId'), ref('activityId'), day('businessDate')],
    ...[instant('at'), instant('recordedAt'), text('source', 8), ref('objectKey', { nullable: true })],
    ...[ref('dealId', { nullable: true }), ref('recorderId'), ref('requestId'), ref('reverses', { nullable: true })],
  ],
  checks: [
    { name: 'activity_entry_source', expression: `"source" in ('tap', 'list', 'door', 'deal', 'import')` },
    { name: 'activity_entry_deal', expression: `("source" = 'deal') = ("dealId" is not null)` },
  ],
  indices: [
    unique('activity_entry_request', 'contestId', 'recorderId', 'requestId'),
    { ...unique('activity_entry_reversed_once', 'reverses'), where: '"reverses" IS NOT NULL' },
    index('activity_entry_day', 'contestId', 'businessDate', 'participantId'),
    index('activity_entry_recorded', 'contestId', 'recordedAt'),
    index('activity_entry_of_deal', 'dealId'),
  ],
  foreignKeys: [
    references('activity_entry_contest_fk', 'contestId', 'contest'),
    references('activity_entry_participant_fk', 'participantId', 'participant'),
    references('activity_entry_deal_fk', 'dealId', 'deal'),
    references('activity_entry_recorder_fk', 'recorderId', 'account'),
    references('activity_entry_reverses_fk', 'reverses', 'activity_entry'),
  ],
}

const OUTCOME: TableOptions = {
  name: 'activity_outcome',
  columns: [
    ...[
      id(),
      ref('contestId'),
      ref('entryId'),
      text('outcome', 16, { nullable: true }),
      day('nextOn', { nullable: true }),
    ],
    ...[text('rival', 20, { nullable: true }), text('rivalUntil', 7, { nullable: true }), instant('at')],
    ...[ref('recorderId'), ref('requestId')],
  ],
  indices: [
    unique('activity_outcome_request', 'contestId', 'recorderId', 'requestId'),
    index('activity_outcome_entry', 'entryId', 'at'),
  ],
  foreignKeys: [
    references('activity_outcome_contest_fk', 'contestId', 'contest'),
    references('activity_outcome_entry_fk', 'entryId', 'activity_entry'),
    references('activity_outcome_recorder_fk', 'recorderId', 'account'),
  ],
}

const CUSTOMER: TableOptions = {
  name: 'activity_customer',
  columns: [ref('entryId', { primary: true }), ref('objectKey'), text('name', 40, { nullable: true })],
  foreignKeys: [references('activity_customer_entry_fk', 'entryId', 'activity_entry')],
}

const TALLY: TableOptions = {
  name: 'activity_tally',
  columns: [ref('contestId', { primary: true }), instant('upTo'), instant('at')],
  foreignKeys: [references('activity_tally_contest_fk', 'contestId', 'contest')],
}
