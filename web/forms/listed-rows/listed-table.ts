import type { ReadTable, TableNotice } from '#shared/platform/spreadsheets/table'
import { UnreadableFile } from '#web/forms/read-table'

/** Rows as a table has them; `places` are the numbers that they have there. */
export interface ListedTable<Row> {
  rows: Row[]
  places: number[]
  notices: TableNotice[]
}

/** Puts the cells of each row where they belong: by the header, or without one by `usual`. */
export function listedTable<Row extends object>(
  { headers, rows, notices }: ReadTable,
  blank: Row,
  columns: {
    named: (headers: readonly string[]) => readonly (keyof Row | undefined)[]
    usual: (rows: readonly (readonly string[])[]) => readonly (keyof Row | undefined)[]
    cellOf?: (column: keyof Row, cell: string) => string
  },
): ListedTable<Row> {
  const hasHeader = headers.length > 0
  const names = hasHeader ? columns.named(headers) : columns.usual(rows.map(({ cells }) => cells))
  const listed = rows.map(({ cells }) => {
    const named = names.flatMap((column, index) => {
      // With a header a missing cell is empty; without one the column is absent from the list.
      const cell = cells[index] ?? (hasHeader ? '' : undefined)
      return column && cell !== undefined ? [[column, columns.cellOf?.(column, cell) ?? cell] as const] : []
    })
    return { ...blank, ...Object.fromEntries(named) }
  })
  return { rows: listed, places: rows.map(({ place }) => place), notices }
}

/** Pasted text without a row is an empty list, which its form explains. */
export async function orNothing<Row>(read: () => Promise<ListedTable<Row>>): Promise<ListedTable<Row>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableFile && error.trouble === 'empty') return { rows: [], places: [], notices: [] }
    throw error
  }
}
