/** Why a file cannot be read as a table. */
export type FileTrouble = 'large' | 'old_excel' | 'unreadable' | 'empty'

export class UnreadableFile extends Error {
  constructor(readonly trouble: FileTrouble) {
    super(trouble)
  }
}

/** A small file that unpacks to more than this is a bomb, not a list. */
const UNPACKED_BYTES = 40 * 1024 * 1024

/** The first sheet of an .xlsx file, or a CSV or text file in UTF-8 or GB18030, as rows of texts; nothing leaves the device. */
export async function readTable(file: File, maxBytes: number): Promise<string[][]> {
  if (file.size > maxBytes) throw new UnreadableFile('large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const rows = startsWith(bytes, [0x50, 0x4b]) ? await sheetOf(bytes) : await tableOf(textOf(bytes))
  if (rows.length === 0) throw new UnreadableFile('empty')
  return rows
}

/** Rows as copied from a spreadsheet: between tabs, else commas. */
export async function tableOf(text: string): Promise<string[][]> {
  const { default: papa } = await import('papaparse')
  const { data } = papa.parse<string[]>(text.trim(), {
    delimiter: text.includes('\t') ? '\t' : text.includes(',') ? ',' : text.includes(';') ? ';' : ',',
    skipEmptyLines: 'greedy',
  })
  return data
}

async function sheetOf(bytes: Uint8Array): Promise<string[][]> {
  if (unpackedBytes(bytes) > UNPACKED_BYTES) throw new UnreadableFile('large')
  // The universal one needs no worker, which the page's own policy would not let it make.
  const { readSheet } = await import('read-excel-file/universal')
  try {
    const rows = await readSheet(bytes.buffer as ArrayBuffer)
    return rows.map((cells) => cells.map(cellText)).filter((cells) => cells.some((cell) => cell !== ''))
  } catch {
    throw new UnreadableFile('unreadable')
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return String(cell).trim()
}

/** UTF-8 and UTF-16 say what they are; anything else that Excel writes in China is GB18030. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFile('old_excel')
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return mustBeText(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return mustBeText(new TextDecoder('gb18030').decode(bytes))
  }
}

function mustBeText(text: string): string {
  if (text.includes('\0')) throw new UnreadableFile('unreadable')
  return text
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** What a zip's own list says that its files come to; the reader takes no more than that out of each. */
function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new UnreadableFile('unreadable')
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new UnreadableFile('unreadable')
    sum += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sum
}
