import Papa from 'papaparse'
import type { ParsedTable } from '#server/ledger/imports/parsed-table'
import { readXlsx } from '#server/ledger/imports/read-xlsx'
import { UnreadableTableError } from '#server/ledger/imports/unreadable-table.error'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'

/** Throws UnreadableTableError where the file is no table, or exceeds the limits. */
export async function readTable(bytes: Buffer): Promise<ParsedTable> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableTableError('import_old_xls')
  const { rows, ...found } = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(bytes) : { rows: readCsv(bytes) }
  if (rows.length > IMPORT_LIMITS.rows + 1) throw new UnreadableTableError('import_too_many_rows')
  let length = 0
  const texts = rows.map((row) => {
    const cells = row.slice(0, IMPORT_LIMITS.columns).map(plain)
    for (const cell of cells) length += cell.length
    if (length > IMPORT_LIMITS.text) throw new UnreadableTableError('import_too_large')
    return cells
  })
  return { ...found, rows: texts }
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((byte, n) => bytes[n] === byte)

/** As much of a text as shows what separates its cells. */
const HEAD = 65_536

function readCsv(bytes: Buffer): string[][] {
  const text = decoded(bytes)
  if (text.includes('\0')) throw new UnreadableTableError('import_unreadable')
  // Business systems call a page an xls, which only spreadsheets can read.
  if (/^\s*</.test(text)) throw new UnreadableTableError('import_old_xls')
  // One row more than there may be shows that there are too many, without reading all of them.
  // Guessing and the fast mode would each cut the whole text into rows before they look at how many were asked for.
  const { delimiter } = Papa.parse(text.slice(0, HEAD), { preview: 10 }).meta
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: 'greedy',
    preview: IMPORT_LIMITS.rows + 2,
    fastMode: false,
  })
  return data
}

const UTF8_MARK = [0xef, 0xbb, 0xbf]

/** Decodes by the byte order mark, else as UTF-8 if every byte is valid, else as GB18030 (Chinese spreadsheets). */
function decoded(marked: Buffer): string {
  if (startsWith(marked, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(marked)
  if (startsWith(marked, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(marked)
  const bytes = startsWith(marked, UTF8_MARK) ? marked.subarray(UTF8_MARK.length) : marked
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one may be it.
    }
  throw new UnreadableTableError('import_unreadable')
}

/** Strips what keeps spreadsheets from changing a text: a tab after it, a quote before it, ="…" around it. */
function plain(cell: string): string {
  const text = cell
    .trim()
    .replace(/^'(?=[=+\-@\t\r\d])/, '')
    .replace(/^="(.*)"$/, '$1')
  return text.slice(0, IMPORT_LIMITS.cell)
}
