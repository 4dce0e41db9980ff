import { plainCell } from '#shared/platform/spreadsheets/cell-text'
import { type CsvRecords, csvRecords } from '#shared/platform/spreadsheets/csv-rows'
import { decodedText } from '#shared/platform/spreadsheets/decode-text'
import { troubleOfOld } from '#shared/platform/spreadsheets/old-container'
import {
  MOST_CELL_LENGTH,
  MOST_COLUMNS,
  Notices,
  type ReadTable,
  TableError,
  type TableLimits,
  type TableRow,
  type TableSheet,
} from '#shared/platform/spreadsheets/table'
import { type CountNamed, headerOf, totalOf } from '#shared/platform/spreadsheets/table-shape'
import { type SheetRows, workbookRows } from '#shared/platform/spreadsheets/workbook-rows'

export interface ReadOptions {
  limits: TableLimits
  named: CountNamed
  /** The sheet to read; without a name the visible one that names most columns. */
  sheet?: string
  /** Without one, the first row is the first of the table where no row names two columns. */
  needsHeader?: boolean
  /** Called with the bytes of a workbook's parts before the one long step. */
  onMeasured?: (inflated: number) => void
}

const ZIP = [0x50, 0x4b, 3, 4]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads a workbook (xlsx) or a text (CSV, TSV) into a table with places; throws TableError where it is none. */
export async function readTable(bytes: Uint8Array, options: ReadOptions): Promise<ReadTable> {
  if (startsWith(bytes, OLE)) throw new TableError(troubleOfOld(bytes))
  if (startsWith(bytes, ZIP)) return fromSheets(await workbookRows(bytes, options.limits, options.onMeasured), options)
  const text = decodedText(bytes)
  // Business systems call a page an xls, which only spreadsheets can read.
  if (/^\s*<(?:\?xml|!doctype|html|table|meta|workbook)/i.test(text)) throw new TableError('old_xls')
  return readText(text, options)
}

/** Reads a pasted text. */
export function readText(text: string, options: ReadOptions, mark?: string): ReadTable {
  const found = csvRecords(text, { mark, most: options.limits.rows + ROWS_ABOVE })
  return fromRecords(found, options)
}

const ROWS_ABOVE = 20

function fromRecords({ records, openQuotes }: CsvRecords, options: ReadOptions): ReadTable {
  const notices = new Notices()
  for (const place of openQuotes) notices.add('open_quote', { place })
  return finished(records, [], notices, options)
}

function fromSheets(sheets: SheetRows[], options: ReadOptions): ReadTable {
  const { sheet, named } = options
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const score = (each: SheetRows) => headerOf(each.rows, named).named - (each.isHidden ? 1_000 : 0)
  const [best] = sheet === undefined ? filled.toSorted((a, b) => score(b) - score(a)) : []
  const chosen = best ?? sheets.find(({ name }) => name === sheet)
  if (!chosen) throw new TableError(sheet === undefined ? 'empty' : 'no_sheet')
  const notices = new Notices()
  for (const each of filled) if (each !== chosen) notices.add('sheets_left_out', { name: each.name })
  if (chosen.merged > 0) notices.add('merged_cells', { n: chosen.merged })
  const list = sheets.map(
    ({ name, isHidden, rows }): TableSheet => ({ name, isHidden, rows: rows.length, isRead: name === chosen.name }),
  )
  return finished(chosen.rows, list, notices, options)
}

function finished(found: TableRow[], sheets: TableSheet[], notices: Notices, options: ReadOptions): ReadTable {
  const { limits, named, needsHeader = true } = options
  const header = headerOf(found, named)
  const isHeadless = !needsHeader && header.named < 2
  const top = found[header.row]
  if (!top) throw new TableError('empty')
  const below = isHeadless ? found : found.slice(header.row + 1)
  const headers = isHeadless ? [] : header.headers.slice(0, MOST_COLUMNS).map((cell) => plainCell(cell).slice(0, 200))
  const cut = new Cutter(notices, limits.text)
  if (!isHeadless) cut.countColumns(header.headers, top.place)
  const width = Math.max(headers.length, 1)
  const rows: TableRow[] = []
  for (const { place, cells } of below) {
    const total = isHeadless ? undefined : totalOf(cells, width)
    if (total !== undefined) notices.add('totals_left_out', { place, name: total })
    else rows.push({ place, cells: cut.row(cells, place) })
  }
  if (rows.length > limits.rows) throw new TableError('too_many_rows')
  return { headers, headerPlace: isHeadless ? 0 : top.place, rows, sheets, notices: notices.list() }
}

/** Holds rows to what a table may have, and counts what it leaves out. */
class Cutter {
  private length = 0

  constructor(
    private readonly notices: Notices,
    private readonly most: number,
  ) {}

  row(cells: readonly string[], place: number): string[] {
    this.countColumns(cells, place)
    return cells.slice(0, MOST_COLUMNS).map((cell) => {
      const plain = plainCell(cell)
      if (plain.length > MOST_CELL_LENGTH) this.notices.add('cut_cells', { place })
      if (plain.includes('\uFFFD')) this.notices.add('damaged_cells', { place })
      const text = plain.slice(0, MOST_CELL_LENGTH)
      this.length += text.length
      if (this.length > this.most) throw new TableError('too_large')
      return text
    })
  }

  countColumns(cells: readonly string[], place: number): void {
    if (cells.slice(MOST_COLUMNS).some((cell) => cell.trim() !== '')) this.notices.add('columns_left_out', { place })
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, n) => bytes[n] === byte)
