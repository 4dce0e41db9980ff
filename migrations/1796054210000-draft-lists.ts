import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { id, instant, int, json, ref, text } from '#migrations/types'

/** 轮选: the moves by which teams pick the lines of a list in turn. */
export class DraftLists1796054210000 implements MigrationInterface {
  name = 'DraftLists1796054210000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'prospect_move',
        columns: [
          ...[id(), ref('contestId'), ref('listId'), int('number'), text('kind', 8), json('teams', { nullable: true })],
          ...[
            ref('teamId', { nullable: true }),
            ref('prospectId', { nullable: true }),
            int('round', { nullable: true }),
          ],
          ...[ref('participantId', { nullable: true }), int('undoes', { nullable: true })],
          ...[ref('recorderId'), ref('requestId'), instant('at')],
        ],
        checks: [
          { name: 'prospect_move_kind', expression: `"kind" in ('started', 'picked', 'passed', 'undone')` },
          { name: 'prospect_move_line', expression: `("kind" = 'picked') = ("prospectId" is not null)` },
        ],
        indices: [
          unique('prospect_move_number', 'listId', 'number'),
          unique('prospect_move_request', 'contestId', 'recorderId', 'requestId'),
          index('prospect_move_line_of', 'prospectId'),
        ],
        foreignKeys: [
          references('prospect_move_contest_fk', 'contestId', 'contest'),
          references('prospect_move_list_fk', 'listId', 'prospect_list'),
          references('prospect_move_line_fk', 'prospectId', 'prospect'),
          references('prospect_move_participant_fk', 'participantId', 'participant'),
          references('prospect_move_recorder_fk', 'recorderId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'prospect_move')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'prospect_move')
    await db.dropTable('prospect_move')
  }
}
