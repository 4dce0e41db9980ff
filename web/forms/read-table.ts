import type { ReadOptions } from '#shared/platform/spreadsheets/read-table'
import { type ReadTable, TableError, type TableTrouble } from '#shared/platform/spreadsheets/table'

/** Why a file cannot be read as a table. */
export type FileTrouble = 'large' | 'old_excel' | 'password' | 'unreadable' | 'empty'

export class UnreadableFile extends Error {
  constructor(readonly trouble: FileTrouble) {
    super(trouble)
  }
}

const TROUBLES: Record<TableTrouble, FileTrouble> = {
  too_large: 'large',
  too_many_rows: 'large',
  old_xls: 'old_excel',
  password: 'password',
  unreadable: 'unreadable',
  empty: 'empty',
  no_sheet: 'unreadable',
}

export interface ReadHere extends Pick<ReadOptions, 'named' | 'sheet'> {
  rows: number
}

/** A small file that unpacks to more than this is a bomb, not a list. */
const UNPACKED_BYTES = 40 * 1024 * 1024
const MOST_TEXT = 4_000_000

/** Reads a file with the code that the server reads files with, loaded on demand; nothing leaves the device. */
export async function readFile(file: File, maxBytes: number, here: ReadHere): Promise<ReadTable> {
  if (file.size > maxBytes) throw new UnreadableFile('large')
  const { readTable } = await import('#shared/platform/spreadsheets/read-table')
  return told(readTable(new Uint8Array(await file.arrayBuffer()), optionsOf(here)))
}

/** Reads rows as copied from a spreadsheet; `mark` is what is between cells, guessed without one. */
export async function readPasted(text: string, here: ReadHere, mark?: string): Promise<ReadTable> {
  const { readText } = await import('#shared/platform/spreadsheets/read-table')
  return told(Promise.resolve().then(() => readText(text, optionsOf(here), mark)))
}

const optionsOf = ({ rows, ...here }: ReadHere): ReadOptions => ({
  ...here,
  limits: { rows, inflated: UNPACKED_BYTES, text: MOST_TEXT },
  needsHeader: false,
})

const told = (table: Promise<ReadTable>): Promise<ReadTable> =>
  table.catch((error: unknown) => {
    throw error instanceof TableError ? new UnreadableFile(TROUBLES[error.trouble]) : error
  })
