import Papa from 'papaparse'
import { readXlsx } from '#server/imports/read-xlsx'
import { TableRefused } from '#server/imports/table-refused'
import { IMPORT_LIMITS } from '#shared/import'

/** The rows of a file as texts; refused by name where it is none, or more than the limits allow. */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new TableRefused('import_old_xls')
  const rows = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(bytes) : readCsv(bytes)
  if (rows.length > IMPORT_LIMITS.rows + 1) throw new TableRefused('import_too_many_rows')
  return rows.map((row) => row.slice(0, IMPORT_LIMITS.columns).map(plain))
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((byte, n) => bytes[n] === byte)

/** As much of a text as shows what separates its cells. */
const HEAD = 65_536

function readCsv(bytes: Buffer): string[][] {
  const text = decoded(bytes)
  if (text.includes('\0')) throw new TableRefused('import_unreadable')
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

/** UTF-8 where it is that to the last byte, else what Chinese spreadsheets write. */
function decoded(bytes: Buffer): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one may be it.
    }
  throw new TableRefused('import_unreadable')
}

/** What keeps spreadsheets from changing a text is not part of it: a tab after it, a quote before a formula. */
function plain(cell: string): string {
  const text = cell.trim().replace(/^'(?=[=+\-@\t\r])/, '')
  return text.slice(0, IMPORT_LIMITS.cell)
}
