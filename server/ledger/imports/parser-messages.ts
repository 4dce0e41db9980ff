import type { ErrorCode } from '#shared/platform/errors/errors'
import type { ReadTable, TableRow, TableTrouble } from '#shared/platform/spreadsheets/table'

/** A file for the thread that reads it, and the sheet to read where one is chosen. */
export interface ParserTask {
  bytes: Uint8Array
  sheet: string | undefined
}

/** Why a file cannot be read, as the server says it. */
export type TableRefusal = Extract<
  ErrorCode,
  | 'import_too_large'
  | 'import_too_many_rows'
  | 'import_unreadable'
  | 'import_old_xls'
  | 'import_password'
  | 'import_empty'
  | 'import_no_sheet'
>

export const TABLE_REFUSALS: Record<TableTrouble, TableRefusal> = {
  too_large: 'import_too_large',
  too_many_rows: 'import_too_many_rows',
  unreadable: 'import_unreadable',
  old_xls: 'import_old_xls',
  password: 'import_password',
  empty: 'import_empty',
  no_sheet: 'import_no_sheet',
}

export type ParserMessage =
  | { measured: number }
  | { rows: TableRow[] }
  | { done: Omit<ReadTable, 'rows'> }
  | { refused: TableRefusal }
  | { failed: string }
