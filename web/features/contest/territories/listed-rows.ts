import { TERRITORY_LIMITS } from '#shared/contest/territories/contract'
import type { ListedTerritory } from '#shared/contest/territories/listed-territories'
import type { ReadTable } from '#shared/platform/spreadsheets/table'
import { type ReadHere, readFile, readPasted, UnreadableFile } from '#web/forms/read-table'
import { namedColumns, TERRITORY_COLUMNS, territoryColumns } from './territory-columns'

const HERE: ReadHere = { named: namedColumns, rows: TERRITORY_LIMITS.rows }
const MOST_BYTES = 2 * 1024 * 1024

/** Territories in rows of cells: name, segment, trade, doors and holders, or as a header says. */
export function rowsOf({ headers, rows }: ReadTable): ListedTerritory[] {
  const hasHeader = headers.length > 0
  const columns = hasHeader ? territoryColumns(headers) : TERRITORY_COLUMNS
  return rows.map(({ cells }) => {
    const row: ListedTerritory = { name: '' }
    columns.forEach((column, index) => {
      // With a header a missing cell is empty; without one the column is absent from the list.
      const cell = cells[index] ?? (hasHeader ? '' : undefined)
      if (column && cell !== undefined) row[column] = cell
    })
    return row
  })
}

export const territoriesOfFile = async (file: File): Promise<ListedTerritory[]> =>
  rowsOf(await readFile(file, MOST_BYTES, HERE))

export async function territoriesInText(text: string): Promise<ListedTerritory[]> {
  try {
    return rowsOf(await readPasted(text, HERE, text.includes('\t') ? '\t' : undefined))
  } catch (error) {
    if (error instanceof UnreadableFile && error.trouble === 'empty') return []
    throw error
  }
}
