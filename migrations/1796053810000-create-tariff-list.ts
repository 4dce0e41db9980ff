import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { json, ref } from '#migrations/types'

/** 资费 that a 客户建议书 can offer. */
export class CreateTariffList1796053810000 implements MigrationInterface {
  name = 'CreateTariffList1796053810000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'tariff_list',
        columns: [ref('contestId', { primary: true }), json('tariffs')],
        foreignKeys: [references('tariff_list_contest_fk', 'contestId', 'contest')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('tariff_list')
  }
}
