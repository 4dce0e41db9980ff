import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { id, instant, int, ref, text } from '#migrations/types'

/** Objections of who held a line to how it was closed. */
export class CreateObjections1796054110000 implements MigrationInterface {
  name = 'CreateObjections1796054110000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(new Table(OBJECTION))
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('prospect_objection')
  }
}

const OBJECTION: TableOptions = {
  name: 'prospect_objection',
  columns: [
    ...[id(), ref('contestId'), ref('listId'), ref('prospectId'), int('round'), ref('participantId')],
    ...[ref('disputeId', { nullable: true }), text('sentence', 100), instant('at')],
    ...[text('outcome', 8, { nullable: true }), ref('settledBy', { nullable: true })],
    instant('settledAt', { nullable: true }),
  ],
  checks: [{ name: 'prospect_objection_outcome', expression: `"outcome" in ('stays', 'reopened')` }],
  indices: [unique('prospect_objected_once', 'prospectId', 'round'), index('prospect_objection_list', 'listId', 'at')],
  foreignKeys: [
    references('prospect_objection_contest_fk', 'contestId', 'contest'),
    references('prospect_objection_line_fk', 'prospectId', 'prospect'),
    references('prospect_objection_person_fk', 'participantId', 'participant'),
    references('prospect_objection_dispute_fk', 'disputeId', 'dispute'),
    references('prospect_objection_account_fk', 'settledBy', 'account'),
  ],
}
