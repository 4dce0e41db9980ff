import readWorkbook from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import { namedColumns } from '#server/ledger/imports/file-shape'
import type { ParsedTable } from '#server/ledger/imports/parsed-table'
import { UnreadableTableError } from '#server/ledger/imports/unreadable-table.error'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'

/**
 * The sheet that names most columns, the first of them where several do. The archive is measured before any of it is
 * held: what it says of its sizes, and what comes out.
 */
export async function readXlsx(bytes: Buffer): Promise<ParsedTable> {
  await measure(bytes)
  const sheets = await readWorkbook(bytes).catch(() => {
    throw new UnreadableTableError('import_unreadable')
  })
  const tables = sheets
    .map(({ sheet, data }) => ({
      sheet,
      rows: data.map((row) => row.map(asText)).filter((row) => row.some((cell) => cell !== '')),
    }))
    .filter(({ rows }) => rows.length > 0)
  const [best = { rows: [] }] = tables.sort((a, b) => namedColumns(b.rows) - namedColumns(a.rows))
  return tables.length > 1 ? best : { rows: best.rows }
}

/** Inflates each part once without keeping it, and counts its bytes and its rows. */
async function measure(bytes: Buffer): Promise<void> {
  const zip = await fromBufferPromise(bytes).catch(() => {
    throw new UnreadableTableError('import_unreadable')
  })
  try {
    let inflated = 0
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize
      if (inflated > IMPORT_LIMITS.inflated) throw new UnreadableTableError('import_too_large')
      let rows = 0
      // An entry with more in it than it says ends with an error here.
      for await (const part of await zip.openReadStreamPromise(entry)) {
        rows += occurrences(part as Buffer, '<row')
        if (rows > IMPORT_LIMITS.rows + 1) throw new UnreadableTableError('import_too_many_rows')
      }
    }
  } catch (error) {
    throw error instanceof UnreadableTableError ? error : new UnreadableTableError('import_unreadable')
  } finally {
    zip.close()
  }
}

/** A mark that is cut by the end of a part is missed, which only makes the limit a little wider. */
function occurrences(bytes: Buffer, mark: string): number {
  let found = 0
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) found++
  return found
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 16).replace('T', ' ')
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  return String(cell).trim()
}
