/** A record with its number, blank ones counted, as a spreadsheet that opens the text would show it. */
export interface CsvRecord {
  place: number
  cells: string[]
}

export interface CsvRecords {
  records: CsvRecord[]
  /** Lines with a quote that was opened and is a character of its cell, as it has no end. */
  openQuotes: number[]
}

const MARKS = ['\t', ',', ';', '|', '，']
const LINES_LOOKED_AT = 20
/** Excel takes no more into a cell; a quote that is longer open was never meant as one. */
const LONGEST_CELL = 65_536

/**
 * Cuts a text into records. A quote that is never closed, or that would swallow whole rows before the next one closes
 * it, is a character of its cell: the rows behind it are read, and its line is reported.
 */
export function csvRecords(raw: string, { mark, most }: { mark?: string; most: number }): CsvRecords {
  const text = endsLinesInCr(raw) ? raw.replace(/\r(?!\n)/g, '\n') : raw
  const hint = /^sep=(.)\r?\n/i.exec(text)
  const reader = new CsvReader(text, mark ?? hint?.[1] ?? guessedMark(text))
  if (hint) reader.skipLine()
  const records: CsvRecord[] = []
  for (let cells = reader.next(); cells && records.length < most; cells = reader.next())
    if (cells.some((cell) => cell.trim() !== '')) records.push({ place: reader.place, cells })
  return { records, openQuotes: reader.openQuotes }
}

/** Old Macs end lines with \r alone; what was pasted behind them may end in \n. */
function endsLinesInCr(text: string): boolean {
  let alone = 0
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) alone += text[at + 1] === '\n' ? -1 : 1
  if (alone <= 0) return false
  let ends = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends++
  return alone >= ends
}

/** The mark that cuts most of the first lines into equally many cells, more of them winning. */
export function guessedMark(text: string): string {
  const lines = firstLines(text).map((line) => line.replace(/"[^"]*"/g, ''))
  let best = { mark: ',', lines: 0, cells: 0 }
  for (const mark of MARKS) {
    const counts = lines.map((line) => line.split(mark).length - 1).filter((n) => n > 0)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    const score = { mark, lines: counts.filter((n) => n === usual).length, cells: usual }
    if (score.lines * score.cells > best.lines * best.cells) best = score
  }
  return best.mark
}

const firstLines = (text: string): string[] => text.slice(0, LONGEST_CELL).split(/\r\n?|\n/, LINES_LOOKED_AT)

class CsvReader {
  place = 0
  readonly openQuotes: number[] = []
  private at = 0
  private line = 1
  private readonly width: number

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {
    const widths = firstLines(text).map((line) => line.split(mark).length)
    this.width = Math.max(2, Math.ceil(Math.max(...widths) * 0.8))
  }

  skipLine(): void {
    this.at = this.behindLine(this.endOfLine(this.at))
    this.line++
    this.place++
  }

  next(): string[] | undefined {
    if (this.at >= this.text.length) return undefined
    this.place++
    const end = this.endOfLine(this.at)
    const line = this.text.slice(this.at, end)
    if (!line.includes('"')) {
      this.at = this.behindLine(end)
      this.line++
      return line.split(this.mark)
    }
    const cells: string[] = []
    while (this.cell(cells));
    return cells
  }

  /** Adds the cell at the place reached; false behind the record's last one. */
  private cell(cells: string[]): boolean {
    const start = this.at
    const quote = /\S/.exec(this.text.slice(start, start + 8))?.index ?? 0
    if (this.text[start + quote] === '"') {
      const closed = this.quoted(start + quote + 1)
      if (closed) {
        cells.push(closed.cell)
        return this.goOn(closed.end)
      }
      this.openQuotes.push(this.line)
    }
    const end = this.endOfLine(start)
    const mark = this.text.indexOf(this.mark, start)
    const stop = mark >= 0 && mark < end ? mark : end
    cells.push(this.text.slice(start, stop))
    return this.goOn(stop)
  }

  private goOn(stop: number): boolean {
    if (this.text[stop] === this.mark) {
      this.at = stop + 1
      return true
    }
    this.at = this.behindLine(stop)
    this.line++
    return false
  }

  /** What is between a quote and the one that closes it, and the place of the mark behind. */
  private quoted(start: number): { cell: string; end: number } | undefined {
    for (let from = start; ; ) {
      const quote = this.text.indexOf('"', from)
      if (quote < 0 || quote - start > LONGEST_CELL || this.swallowsRows(start, quote)) return undefined
      if (this.text[quote + 1] === '"') {
        from = quote + 2
        continue
      }
      let end = quote + 1
      while (this.text[end] === ' ') end++
      const behind = this.text[end]
      if (behind !== undefined && behind !== this.mark && end !== this.endOfLine(end)) {
        from = quote + 1
        continue
      }
      const cell = this.text.slice(start, quote)
      this.line += cell.split('\n').length - 1
      return { cell: cell.replaceAll('""', '"').replaceAll('\r\n', '\n'), end }
    }
  }

  /** Whether a line between two quotes has about as many cells as a row. */
  private swallowsRows(start: number, end: number): boolean {
    const [, ...lines] = this.text.slice(start, end).split('\n')
    return lines.some((line) => line.split(this.mark).length >= this.width)
  }

  private behindLine(end: number): number {
    return end + (this.text[end] === '\r' ? 2 : 1)
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from)
    if (end < 0) return this.text.length
    return end > from && this.text[end - 1] === '\r' ? end - 1 : end
  }
}
