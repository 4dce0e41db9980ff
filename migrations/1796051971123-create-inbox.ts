import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references } from '#migrations/keys'
import { id, instant, json, ref, text } from '#migrations/types'

/** 消息: what each person received, append-only, and up to which of it each has read. */
export class CreateInbox1796051971123 implements MigrationInterface {
  name = 'CreateInbox1796051971123'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'notice',
        columns: [
          id(),
          ref('accountId'),
          ref('contestId', { nullable: true }),
          text('kind', 24),
          json('about'),
          ref('actorId', { nullable: true }),
          instant('at'),
        ],
        indices: [index('notice_account', 'accountId', 'id')],
        foreignKeys: [
          references('notice_account_fk', 'accountId', 'account'),
          references('notice_contest_fk', 'contestId', 'contest'),
          references('notice_actor_fk', 'actorId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'notice')
    await db.createTable(
      new Table({
        name: 'notice_read',
        columns: [ref('accountId', { primary: true }), ref('upTo'), instant('at')],
        foreignKeys: [references('notice_read_account_fk', 'accountId', 'account')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('notice_read')
    await unguardAppendOnly(db, 'notice')
    await db.dropTable('notice')
  }
}
