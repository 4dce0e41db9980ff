import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { id, instant } from '#migrations/types'

/** Up to when the counts of each list were sent to screens. */
export class TallyLists1796054200000 implements MigrationInterface {
  name = 'TallyLists1796054200000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'prospect_tally',
        columns: [id('listId'), instant('upTo'), instant('at')],
        foreignKeys: [references('prospect_tally_list_fk', 'listId', 'prospect_list')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('prospect_tally')
  }
}
