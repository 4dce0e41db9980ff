import type { TableRow } from '#shared/platform/spreadsheets/table'

/** A text as it is compared: full-width letters, blanks, line breaks and marks that show nothing do not matter. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')

/** How many columns a row of headers names, in the words of the feature that reads the table. */
export type CountNamed = (headers: readonly string[]) => number

export interface Header {
  headers: string[]
  /** Index of its last row. */
  row: number
  named: number
}

const MAX_LINES_ABOVE = 15

/** The row, or two rows one below the other, that name most columns; titles may be above. */
export function headerOf(rows: readonly TableRow[], named: CountNamed): Header {
  let best: Header = { headers: rows[0]?.cells ?? [], row: 0, named: 0 }
  const above = rows.slice(0, MAX_LINES_ABOVE)
  for (const [row, { cells }] of above.entries()) {
    const single = { headers: cells, row, named: isTitle(cells) ? 0 : named(cells) }
    if (single.named > best.named) best = single
  }
  for (const [row, { cells }] of above.entries()) {
    const below = rows[row + 1]?.cells
    if (!below || !isHeaderLike(cells) || !isHeaderLike(below) || isTitle(cells)) continue
    const headers = joined(cells, below)
    const both = { headers, row: row + 1, named: named(headers) }
    if (both.named > best.named) best = both
  }
  return best
}

/** A merged title has the same words in each of its cells. */
const isTitle = (cells: readonly string[]): boolean => {
  const words = new Set(cells.filter((cell) => cell.trim() !== ''))
  return words.size <= 1 && cells.length > 1
}

/** Headers have no numbers or days in them. */
const isHeaderLike = (cells: readonly string[]): boolean =>
  cells.every((cell) => !/\d{2}/.test(cell)) && cells.some((cell) => cell.trim() !== '')

function joined(top: readonly string[], bottom: readonly string[]): string[] {
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, n) => {
    const [above, below] = [top[n]?.trim() ?? '', bottom[n]?.trim() ?? '']
    return above === below ? above : above + below
  })
}

const TOTAL =
  /^(?:.{0,12}?)(?:合计|小计|总计|累计|共计|总和|汇总|grandtotal|subtotal|total|sum)(?:[:：(（].*|[\d.,]*[单条笔户部件套元行个]?)$/i
const SIGNED =
  /^(?:制表|填表|审核|复核|经办|统计|打印|导出|报表|生成)(?:人|员|时间|日期|单位|部门)?(?:[:：].*)?$|^(?:制表|填表|审核|复核|打印|导出|统计|生成)(?:人|时间|日期).*|^共\s*\d+\s*(?:条|行|笔|单|户).*|^[-—–=*_]*以下(?:空白|无内容|无正文|为空)[-—–=*_]*$|^(?:printedby|preparedby|createdby|exportedby|exportedon|printedon|generatedby|generatedon|asof|appliedfilters|confidential)(?![a-z]).*/i
const LONGEST_TOTAL = 40

/**
 * What a row below the sales is called where it is none: its first word is that of a total or of who made the table,
 * and hardly anything but numbers follows.
 */
export function totalOf(cells: readonly string[], columns: number): string | undefined {
  const filled = [...new Set(cells.map(bare).filter((cell) => cell !== ''))]
  const words = filled.filter((cell) => !/^[-+¥￥]?[\d.,%]+$|^\d{4}[-/.年]\d/.test(cell))
  const [first] = words
  if (first === undefined || first.length > LONGEST_TOTAL) return undefined
  const isSigned = SIGNED.test(first)
  if (!isSigned && !TOTAL.test(first)) return undefined
  const others = words.slice(1).filter((word) => !SIGNED.test(word) && !TOTAL.test(word))
  return others.length <= Math.max(1, Math.floor(columns / 4)) ? first : undefined
}
