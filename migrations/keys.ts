import type { TableForeignKeyOptions, TableIndexOptions } from 'typeorm'

/** A reference that keeps what it points at from being removed. */
export const references = (name: string, column: string, table: string): TableForeignKeyOptions => ({
  name,
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete: 'RESTRICT',
})

export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
})

export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames })
