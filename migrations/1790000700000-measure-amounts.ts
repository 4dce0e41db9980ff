import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A metric may be an amount of money, whose quantities are 分 and need 64 bits; what there was counts pieces. */
export class MeasureAmounts1790000700000 implements MigrationInterface {
  name = 'MeasureAmounts1790000700000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "metric" add "kind" varchar(16) not null default 'count'`)
    await widen(db, 'bigint')
  }

  async down(db: QueryRunner): Promise<void> {
    await widen(db, 'integer')
    await db.query(`alter table "metric" drop column "kind"`)
  }
}

const COLUMNS: Record<string, readonly string[]> = {
  metric: ['askAbove'],
  goal: ['target', 'challenge'],
  ledger_entry: ['quantity', 'points'],
  pending_line: ['quantity', 'points'],
  standing: ['quantity', 'points', 'cancelledQuantity', 'cancelledPoints', 'pendingQuantity'],
}

/** SQLite's integers have 64 bits already. PostgreSQL keeps triggers and checks of a column whose type it changes. */
async function widen(db: QueryRunner, type: 'bigint' | 'integer'): Promise<void> {
  if (db.dataSource.options.type !== 'postgres') return
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const changes = columns.map((column) => `alter column "${column}" type ${type}`)
    await db.query(`alter table "${table}" ${changes.join(', ')}`)
  }
}
