import type { Sheet } from 'hucre/xlsx'
import { cellText } from '#shared/platform/spreadsheets/cell-text'
import { MOST_COLUMNS, TableError, type TableLimits, type TableRow } from '#shared/platform/spreadsheets/table'
import { measuredZip } from '#shared/platform/spreadsheets/zip-parts'

/** A sheet's rows that are not blank. */
export interface SheetRows {
  name: string
  isHidden: boolean
  rows: TableRow[]
  /** Cells that have the value of the merged ones they belong to. */
  merged: number
}

/** Cells that merges may fill; merges that lie over each other would fill the same ones again and again. */
const MOST_MERGED = 5_000_000

/** Rows above the data, as titles and headers, are not counted against the limit. */
const LINES_ABOVE = 20

/** The sheets of a workbook in its own order; the reader is loaded with the first workbook. */
export async function workbookRows(
  bytes: Uint8Array,
  limits: TableLimits,
  onMeasured?: (inflated: number) => void,
): Promise<SheetRows[]> {
  const zip = await measuredZip(bytes, { inflated: limits.inflated, rows: limits.rows + LINES_ABOVE })
  onMeasured?.(zip.inflated)
  const { readXlsx } = await import('hucre/xlsx')
  const book = await readXlsx(zip.bytes).catch(() => {
    throw new TableError('unreadable')
  })
  return book.sheets.map(sheetRows)
}

function sheetRows(sheet: Sheet): SheetRows {
  const merged = fillMerges(sheet)
  const rows: TableRow[] = []
  for (const [n, row] of sheet.rows.entries()) {
    const cells = row.map(cellText)
    while (cells.length > 0 && (cells.at(-1) ?? '').trim() === '') cells.pop()
    if (cells.length > 0) rows.push({ place: n + 1, cells })
  }
  return { name: sheet.name, isHidden: Boolean(sheet.hidden || sheet.veryHidden), rows, merged }
}

/** The value of merged cells holds for each of them, as far down and across as the sheet has cells. */
function fillMerges({ rows, merges = [] }: Sheet): number {
  let filled = 0
  let touched = 0
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol]
    if (value === null || value === undefined || value === '') continue
    const last = Math.min(endCol, MOST_COLUMNS - 1)
    const lastRow = Math.min(endRow, rows.length - 1)
    touched += Math.max(0, lastRow - startRow + 1) * Math.max(0, last - startCol + 1)
    if (touched > MOST_MERGED) throw new TableError('too_large')
    for (let row = startRow; row <= lastRow; row++)
      for (let column = startCol; column <= last; column++) {
        const cells = rows[row]
        if (!cells || (row === startRow && column === startCol)) continue
        while (cells.length < column) cells.push(null)
        cells[column] = value
        if (row > startRow) filled++
      }
  }
  return filled
}
