import { z } from 'zod'

/** What a table may hold at most. */
export interface TableLimits {
  /** Bytes of all parts of a workbook, unpacked. */
  inflated: number
  /** Rows with something in them, the header apart. */
  rows: number
  /** Characters of all cells together; a workbook may name one long text a million times. */
  text: number
}

/** Columns and characters of a cell beyond these are left out, and counted. */
export const MOST_COLUMNS = 200
export const MOST_CELL_LENGTH = 200

/** What a reader did with a table without being asked; it is shown before anything is written. */
export const TableNoticeKind = z.enum([
  'open_quote',
  'damaged_cells',
  'cut_cells',
  'columns_left_out',
  'sheets_left_out',
  'totals_left_out',
  'merged_cells',
])
export type TableNoticeKind = z.infer<typeof TableNoticeKind>

export const TableNotice = z.object({
  kind: TableNoticeKind,
  n: z.int(),
  /** The first rows (lines, of a text) concerned, as the file numbers them. */
  places: z.array(z.int()),
  /** The words concerned: of sheets, of total rows. */
  names: z.array(z.string()),
})
export type TableNotice = z.infer<typeof TableNotice>

export const TableSheet = z.object({ name: z.string(), isHidden: z.boolean(), rows: z.int(), isRead: z.boolean() })
export type TableSheet = z.infer<typeof TableSheet>

/** A row with its number in the file, as a spreadsheet shows it. */
export interface TableRow {
  place: number
  cells: string[]
}

/** A table below its header; columns are known by their place. */
export interface ReadTable {
  headers: string[]
  headerPlace: number
  rows: TableRow[]
  /** Empty where the file is a text. */
  sheets: TableSheet[]
  notices: TableNotice[]
}

/** Why a file is no table. */
export type TableTrouble = 'too_large' | 'too_many_rows' | 'unreadable' | 'old_xls' | 'password' | 'empty' | 'no_sheet'

export class TableError extends Error {
  constructor(readonly trouble: TableTrouble) {
    super(trouble)
  }
}

const MOST_PLACES = 10

/** Counts what a reader does by itself. */
export class Notices {
  private readonly found = new Map<TableNoticeKind, TableNotice>()

  add(kind: TableNoticeKind, { place, name, n = 1 }: { place?: number; name?: string; n?: number } = {}): void {
    const notice = this.found.get(kind) ?? { kind, n: 0, places: [], names: [] }
    this.found.set(kind, notice)
    notice.n += n
    if (place !== undefined && notice.places.length < MOST_PLACES && !notice.places.includes(place))
      notice.places.push(place)
    if (name !== undefined && notice.names.length < MOST_PLACES && !notice.names.includes(name)) notice.names.push(name)
  }

  list(): TableNotice[] {
    return [...this.found.values()]
  }
}
