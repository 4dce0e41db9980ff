import Papa from 'papaparse'
import { type Cell, isMoney, type Table } from '#server/platform/spreadsheets/table'
import { plainYuan } from '#shared/platform/text/yuan'

const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'
/** How a text begins that a spreadsheet would calculate; papaparse's own does not look past a line's end. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

/** As Excel and WPS open it by a double click: UTF-8 with a mark, CRLF, no text that could run as a formula. */
export async function* csvOf({ columns, pages }: Table): AsyncGenerator<Buffer> {
  yield Buffer.from(BYTE_ORDER_MARK + lines([columns.map((column) => column.title)]))
  for await (const rows of pages) if (rows.length > 0) yield Buffer.from(lines(rows.map((row) => row.map(asText))))
}

type Written = string | number | Digits | null

/** A number in its own digits: no text, so that the sign of a reversal is no formula. */
class Digits {
  constructor(private readonly digits: string) {}

  toString(): string {
    return this.digits
  }
}

const lines = (rows: Written[][]): string =>
  Papa.unparse(rows, { header: false, newline: LINE_END, escapeFormulae: FORMULA }) + LINE_END

/** A tab at the end keeps a spreadsheet from turning a long number into 1.2E+17, or dropping the zeros before it. */
function asText(cell: Cell): Written {
  if (isMoney(cell)) return new Digits(plainYuan(cell.fen))
  return typeof cell === 'string' && /^(\d{12,}|0\d+)$/.test(cell) ? `${cell}\t` : cell
}
