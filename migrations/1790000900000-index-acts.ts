import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'

/** The ledger finds what was withdrawn, and lines of a metric that wait or have waited, by contest. */
export class IndexActs1790000900000 implements MigrationInterface {
  name = 'IndexActs1790000900000'

  async up(db: QueryRunner): Promise<void> {
    await db.createIndex(
      'withdrawal',
      new TableIndex({ name: 'withdrawal_contest', columnNames: ['contestId', 'seq'] }),
    )
    await db.createIndex(
      'pending_line',
      new TableIndex({ name: 'pending_line_metric', columnNames: ['contestId', 'metricId'] }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('pending_line', 'pending_line_metric')
    await db.dropIndex('withdrawal', 'withdrawal_contest')
  }
}
