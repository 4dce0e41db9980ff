import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { day, id, instant, int, json, ref, text } from '#migrations/types'

/** 名单: lists of customers to win, their lines, whom these are with, and who holds them. */
export class CreateLists1796053400000 implements MigrationInterface {
  name = 'CreateLists1796053400000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(new Table(LIST))
    await db.createTable(new Table(LINE))
    await db.createTable(new Table(CUSTOMER))
    await db.createTable(new Table(HOLD))
    await guardAppendOnly(db, 'prospect_hold')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'prospect_hold')
    await db.dropTable('prospect_hold')
    await db.dropTable('prospect_customer')
    await db.dropTable('prospect')
    await db.dropTable('prospect_list')
  }
}

const LIST: TableOptions = {
  name: 'prospect_list',
  columns: [
    ...[id(), ref('contestId'), text('kind', 12), text('name', 40), text('status', 8), text('arrival', 12)],
    ...[text('fileName', 120), json('headers'), json('columns'), json('terms', { nullable: true })],
    ...[json('steps', { nullable: true }), json('replies', { nullable: true }), text('seed', 64, { nullable: true })],
    ...[ref('accountId'), instant('createdAt'), instant('opensAt', { nullable: true })],
    ...[instant('closesAt', { nullable: true }), instant('closedAt', { nullable: true })],
  ],
  checks: [
    { name: 'prospect_list_status', expression: `"status" in ('draft', 'open', 'closed')` },
    { name: 'prospect_list_arrival', expression: `"arrival" in ('claimed', 'dispatched', 'steps')` },
  ],
  indices: [index('prospect_list_contest', 'contestId', 'status')],
  foreignKeys: [
    references('prospect_list_contest_fk', 'contestId', 'contest'),
    references('prospect_list_account_fk', 'accountId', 'account'),
  ],
}

const LINE: TableOptions = {
  name: 'prospect',
  columns: [
    ...[id(), ref('contestId'), ref('listId'), int('position'), text('state', 12)],
    ...[text('trouble', 16, { nullable: true }), ref('territoryId', { nullable: true })],
    ...[text('segment', 12, { nullable: true }), text('value', 1, { nullable: true })],
    ...[day('expiresOn', { nullable: true }), text('plan', 60, { nullable: true }), int('paysFen', { nullable: true })],
    ...[text('offer', 80, { nullable: true }), int('feeFen', { nullable: true })],
    ...[text('orderNo', 40, { nullable: true }), instant('dueAt', { nullable: true })],
    ...[text('step', 16, { nullable: true }), day('nextOn', { nullable: true })],
    ...[ref('dispatchedTo', { nullable: true }), int('round'), ref('holderId', { nullable: true })],
    ...[text('heldAs', 12, { nullable: true }), instant('heldSince', { nullable: true })],
    ...[day('lapsesOn', { nullable: true }), instant('touchedAt', { nullable: true }), int('misses')],
  ],
  checks: [
    { name: 'prospect_state', expression: `"state" in ('left_out', 'free', 'held', 'won', 'lost', 'elsewhere')` },
    { name: 'prospect_holder', expression: `("state" = 'held') = ("holderId" is not null)` },
  ],
  indices: [
    unique('prospect_place', 'listId', 'position'),
    index('prospect_state_of', 'listId', 'state', 'position'),
    index('prospect_holder_of', 'holderId', 'lapsesOn'),
  ],
  foreignKeys: [
    references('prospect_contest_fk', 'contestId', 'contest'),
    references('prospect_list_fk', 'listId', 'prospect_list'),
    references('prospect_territory_fk', 'territoryId', 'territory'),
    references('prospect_dispatched_fk', 'dispatchedTo', 'participant'),
    references('prospect_holder_fk', 'holderId', 'participant'),
  ],
}

const CUSTOMER: TableOptions = {
  name: 'prospect_customer',
  columns: [
    ...[ref('prospectId', { primary: true }), ref('contestId'), text('name', 60, { nullable: true })],
    ...[text('number', 40, { nullable: true }), text('phone', 24, { nullable: true }), json('cells')],
  ],
  indices: [
    index('prospect_customer_number', 'contestId', 'number'),
    index('prospect_customer_phone', 'contestId', 'phone'),
  ],
  foreignKeys: [references('prospect_customer_fk', 'prospectId', 'prospect')],
}

const HOLD: TableOptions = {
  name: 'prospect_hold',
  columns: [
    ...[id(), ref('contestId'), ref('listId'), ref('prospectId'), int('round'), text('kind', 12)],
    ...[ref('participantId', { nullable: true }), ref('dealId', { nullable: true }), text('reason', 100)],
    ...[ref('batchId', { nullable: true }), ref('recorderId', { nullable: true })],
    ...[ref('requestId', { nullable: true }), instant('at')],
  ],
  indices: [
    // One holder at a time: a line is held once in each round, and a round ends once.
    {
      ...unique('prospect_held_once', 'prospectId', 'round'),
      where: `"kind" IN ('claimed', 'picked', 'assigned', 'dispatched')`,
    },
    {
      ...unique('prospect_ended_once', 'prospectId', 'round'),
      where: `"kind" NOT IN ('claimed', 'picked', 'assigned', 'dispatched')`,
    },
    { ...unique('prospect_hold_request', 'contestId', 'recorderId', 'requestId'), where: '"requestId" IS NOT NULL' },
    index('prospect_hold_list', 'listId', 'at'),
  ],
  foreignKeys: [
    references('prospect_hold_contest_fk', 'contestId', 'contest'),
    references('prospect_hold_list_fk', 'listId', 'prospect_list'),
    references('prospect_hold_line_fk', 'prospectId', 'prospect'),
    references('prospect_hold_participant_fk', 'participantId', 'participant'),
    references('prospect_hold_deal_fk', 'dealId', 'deal'),
    references('prospect_hold_recorder_fk', 'recorderId', 'account'),
  ],
}
