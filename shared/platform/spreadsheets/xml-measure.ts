import { TableError } from '#shared/platform/spreadsheets/table'

/** Excel takes 32,767 characters into a cell; longer texts and tags are those of no workbook but of a bomb. */
const LONGEST_TEXT = 512 * 1024
const LONGEST_TAG = 128 * 1024
const DEEPEST = 1_000
/** More columns than Excel has. */
const MOST_CELLS = 16_384
/** Rows of a sheet in Excel, of which a list may be formatted down to the last. */
const MOST_ROW_TAGS = 1_048_576
const MOST_MERGES = 200_000
const MOST_SHARED = 2_000_000

const [LESS, MORE, SLASH, MARK, QUESTION, COLON] = [...'<>/!?:'].map((each) => each.charCodeAt(0))
const LONGEST_NAME = 24

/**
 * What a part of XML is made of, without reading it: how long its tags and texts are, and in a sheet, where `mostRows`
 * is given, how many rows have something in them, how many cells a row has and how deep tags are in each other.
 */
export class XmlMeasure {
  private isInTag = false
  private tag = 0
  private name = ''
  private isNamed = false
  private last = 0
  private text = 0
  private depth = 0
  private isRowOpen = false
  private cells = 0
  private readonly counts = { rows: 0, filled: 0, merges: 0, shared: 0 }

  constructor(private readonly mostRows: number | undefined) {}

  add(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) at = this.isInTag ? this.inTag(chunk, at) : this.inText(chunk, at)
  }

  private inText(chunk: Uint8Array, at: number): number {
    const next = chunk.indexOf(LESS as number, at)
    const end = next < 0 ? chunk.length : next
    this.text += end - at
    if (this.text > LONGEST_TEXT) throw new TableError('too_large')
    if (next < 0) return end
    this.isInTag = true
    this.tag = 0
    this.name = ''
    this.isNamed = false
    return next + 1
  }

  private inTag(chunk: Uint8Array, at: number): number {
    const next = chunk.indexOf(MORE as number, at)
    const end = next < 0 ? chunk.length : next
    this.tag += end - at
    if (this.tag > (this.mostRows === undefined ? LONGEST_TEXT : LONGEST_TAG)) throw new TableError('too_large')
    if (this.mostRows !== undefined) this.readName(chunk, at, end)
    if (end > at) this.last = chunk[end - 1] ?? 0
    if (next < 0) return end
    this.isInTag = false
    if (this.mostRows === undefined) this.text = 0
    else this.count(this.mostRows)
    return next + 1
  }

  /** The tag's name with a slash before it where it closes, without a prefix; a chunk may end within it. */
  private readName(chunk: Uint8Array, from: number, end: number): void {
    for (let at = from; at < end && !this.isNamed; at++) {
      const code = chunk[at] ?? 0
      if (code <= 32 || (code === SLASH && this.name !== '') || this.name.length > LONGEST_NAME) this.isNamed = true
      else if (code === COLON) this.name = this.name.startsWith('/') ? '/' : ''
      else this.name += String.fromCharCode(code)
    }
  }

  private count(mostRows: number): void {
    const { name, counts } = this
    const first = name.charCodeAt(0)
    if (first === MARK || first === QUESTION) return
    if (first === SLASH) this.depth--
    else if (this.last !== SLASH) this.depth++
    if (name === 'c' || name === 'si' || name === 'row' || name === '/sheetData') this.text = 0
    if (name === 'row') {
      this.isRowOpen = true
      this.cells = 0
      counts.rows++
    } else if (name === 'c') this.cells++
    else if (name === 'si') counts.shared++
    else if (name === 'mergeCell') counts.merges++
    else if (this.isRowOpen && (name === 'v' || name === 't')) {
      this.isRowOpen = false
      counts.filled++
    }
    if (counts.filled > mostRows || counts.rows > MOST_ROW_TAGS) throw new TableError('too_many_rows')
    const isTooMuch = this.cells > MOST_CELLS || this.depth > DEEPEST || counts.merges > MOST_MERGES
    if (isTooMuch || counts.shared > MOST_SHARED) throw new TableError('too_large')
  }
}
