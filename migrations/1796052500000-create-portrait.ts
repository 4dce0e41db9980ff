import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { instant, ref, text } from '#migrations/types'

/** The portrait of a person, at most one each. */
export class CreatePortrait1796052500000 implements MigrationInterface {
  name = 'CreatePortrait1796052500000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'portrait',
        columns: [
          ref('accountId', { primary: true }),
          text('type', 16),
          text('version', 8),
          { name: 'picture', type: 'text' },
          instant('at'),
        ],
        foreignKeys: [references('portrait_account_fk', 'accountId', 'account')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('portrait')
  }
}
