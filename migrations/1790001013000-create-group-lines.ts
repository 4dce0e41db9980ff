import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references } from '#migrations/keys'
import { day, instant, ref, text } from '#migrations/types'

/** Lines of pasted group messages (群消息), so that none is written twice; a deal names the group as its source. */
export class CreateGroupLines1790001013000 implements MigrationInterface {
  name = 'CreateGroupLines1790001013000'

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table "deal" add "source" varchar(16)`)
    await db.createTable(
      new Table({
        name: 'group_line',
        columns: [
          ref('contestId', { primary: true }),
          text('key', 43, { primary: true }),
          text('purpose', 16),
          day('day'),
          ref('participantId'),
          ref('dealId', { nullable: true }),
          ref('accountId'),
          instant('at'),
        ],
        checks: [{ name: 'group_line_purpose', expression: `"purpose" in ('deals', 'pledges')` }],
        indices: [index('group_line_deal', 'dealId')],
        foreignKeys: [
          references('group_line_contest_fk', 'contestId', 'contest'),
          references('group_line_participant_fk', 'participantId', 'participant'),
          references('group_line_deal_fk', 'dealId', 'deal'),
          references('group_line_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'group_line')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'group_line')
    await db.dropTable('group_line')
    await db.query(`alter table "deal" drop column "source"`)
  }
}
