import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { instant, ref } from '#migrations/types'

/** 消息 that its reader has seen where it points to, apart from the order of the inbox. */
export class SeeNotices1796052350000 implements MigrationInterface {
  name = 'SeeNotices1796052350000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'notice_seen',
        columns: [ref('noticeId', { primary: true }), instant('at')],
        foreignKeys: [references('notice_seen_notice_fk', 'noticeId', 'notice')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('notice_seen')
  }
}
