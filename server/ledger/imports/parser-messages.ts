import type { ReadTable, TableRow, TableTrouble } from '#shared/platform/spreadsheets/table'

/** A file for the thread that reads it, and the sheet to read where one is chosen. */
export interface ParserTask {
  bytes: Uint8Array
  sheet: string | undefined
}

export type ParserMessage =
  | { measured: number }
  | { rows: TableRow[] }
  | { done: Omit<ReadTable, 'rows'> }
  | { refused: TableTrouble }
  | { failed: string }
