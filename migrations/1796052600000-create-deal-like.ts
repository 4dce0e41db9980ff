import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references } from '#migrations/keys'
import { day, instant, ref } from '#migrations/types'

/** 赞: who liked which sale, append-only, and up to when each contest's sellers have been told. */
export class CreateDealLike1796052600000 implements MigrationInterface {
  name = 'CreateDealLike1796052600000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'deal_like',
        columns: [
          ref('dealId', { primary: true }),
          ref('accountId', { primary: true }),
          ref('contestId'),
          instant('at'),
        ],
        indices: [index('deal_like_contest', 'contestId', 'at')],
        foreignKeys: [
          references('deal_like_deal_fk', 'dealId', 'deal'),
          references('deal_like_account_fk', 'accountId', 'account'),
          references('deal_like_contest_fk', 'contestId', 'contest'),
        ],
      }),
    )
    await guardAppendOnly(db, 'deal_like')
    await db.createTable(
      new Table({
        name: 'like_digest',
        columns: [ref('contestId', { primary: true }), day('day'), instant('upTo')],
        foreignKeys: [references('like_digest_contest_fk', 'contestId', 'contest')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('like_digest')
    await unguardAppendOnly(db, 'deal_like')
    await db.dropTable('deal_like')
  }
}
