import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { references, unique } from '#migrations/keys'
import { bigInt53, id, instant, int, ref, text } from '#migrations/types'

/** 本月目标: each member's own goals. */
export class CreateAims1796053800000 implements MigrationInterface {
  name = 'CreateAims1796053800000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(new Table(aim(db)))
    await guardAppendOnly(db, 'aim')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'aim')
    await db.dropTable('aim')
  }
}

const aim = (db: QueryRunner): TableOptions => ({
  name: 'aim',
  columns: [
    ...[id(), ref('contestId'), ref('participantId'), text('month', 7), int('position'), text('kind', 8)],
    ...[ref('subjectId'), bigInt53(db, 'quantity'), ref('requestId'), instant('at')],
  ],
  checks: [{ name: 'aim_kind', expression: `"kind" in ('metric', 'activity')` }],
  indices: [
    unique('aim_request', 'contestId', 'participantId', 'requestId'),
    unique('aim_position', 'contestId', 'participantId', 'month', 'position'),
  ],
  foreignKeys: [
    references('aim_contest_fk', 'contestId', 'contest'),
    references('aim_participant_fk', 'participantId', 'participant'),
  ],
})
