import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { text } from '#migrations/types'

/** Names of up to 40 characters, wherever a name is stored. */
export class LengthenNames1790000626000 implements MigrationInterface {
  name = 'LengthenNames1790000626000'

  up(db: QueryRunner): Promise<void> {
    return lengthen(db, 40)
  }

  down(db: QueryRunner): Promise<void> {
    return lengthen(db, 30)
  }
}

const COLUMNS = [
  { table: 'account', name: 'name' },
  { table: 'import_row', name: 'settledBy', nullable: true },
  { table: 'pledge', name: 'recordedBy', nullable: true },
  { table: 'lesson', name: 'remarkBy', nullable: true },
  { table: 'lesson', name: 'authorName' },
] as const

/** SQLite takes any length and rebuilds the table for another one; PostgreSQL changes the column in place. */
async function lengthen(db: QueryRunner, length: number): Promise<void> {
  for (const { table, name, ...choice } of COLUMNS)
    if (db.dataSource.options.type === 'postgres')
      await db.query(
        `alter table "${table}" alter column "${name}" type varchar(${length}) using left("${name}", ${length})`,
      )
    else await db.changeColumn(table, name, new TableColumn(text(name, length, choice)))
}
