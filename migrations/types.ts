import type { QueryRunner, TableColumnOptions } from 'typeorm'

/** The same choice as in `server/database/columns.ts`. */
export interface ColumnChoice {
  nullable?: true
  primary?: true
}

const column = (name: string, type: string, choice: ColumnChoice = {}, length?: number): TableColumnOptions => ({
  name,
  type,
  isNullable: choice.nullable ?? false,
  isPrimary: choice.primary ?? false,
  ...(length === undefined ? {} : { length: String(length) }),
})

/** Column factories; each describes the column that the entity decorator of the same name declares. */
export const id = (name = 'id') => column(name, 'varchar', { primary: true }, 36)
export const ref = (name: string, choice?: ColumnChoice) => column(name, 'varchar', choice, 36)
export const instant = (name: string, choice?: ColumnChoice) => column(name, 'varchar', choice, 24)
export const day = (name: string, choice?: ColumnChoice) => column(name, 'varchar', choice, 10)
export const text = (name: string, length: number, choice?: ColumnChoice) => column(name, 'varchar', choice, length)
export const int = (name: string, choice?: ColumnChoice) => column(name, 'integer', choice)
/** SQLite's `integer` has 64 bits. */
export const bigInt53 = (db: QueryRunner, name: string, choice?: ColumnChoice) =>
  column(name, db.dataSource.options.type === 'postgres' ? 'bigint' : 'integer', choice)
export const bool = (name: string, choice?: ColumnChoice) => column(name, 'boolean', choice)
export const json = (name: string, choice?: ColumnChoice) => column(name, 'text', choice)
