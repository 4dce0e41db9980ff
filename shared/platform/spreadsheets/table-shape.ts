import { plainCell } from '#shared/platform/spreadsheets/cell-text'
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
const MOST_HEADER_ROWS = 3

/** The row, or up to three rows one below the other, that name most columns; titles may be above. */
export function headerOf(rows: readonly TableRow[], named: CountNamed): Header {
  let best: Header = { headers: rows[0]?.cells ?? [], row: 0, named: 0 }
  const above = rows.slice(0, MAX_LINES_ABOVE).map(({ cells }) => cells.map(plainCell))
  for (const [row, cells] of above.entries()) {
    const single = { headers: cells, row, named: isTitle(cells) ? 0 : named(cells) }
    if (single.named > best.named) best = single
  }
  for (const [row, cells] of above.entries()) {
    if (!isHeaderLike(cells) || isTitle(cells)) continue
    let headers = cells
    for (const below of above.slice(row + 1, row + MOST_HEADER_ROWS)) {
      if (!isHeaderLike(below)) break
      headers = joined(headers, below)
      const together = { headers, row: above.indexOf(below), named: named(headers) }
      if (together.named > best.named) best = together
    }
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
  /^(?:.{0,12}?)(?:合计数?|小计|总计|累计|共计|总和|汇总|总数|总量|总共|grandtotals?|subtotals?|totals?)(?:人民币)?(?:sales|rows|records|orders|units|quantity|amount|count)?(?:[:：(（].*|[\d.,]*[单条笔户部件套元行个]?)$|^(?:sum|count|overall|average|avg|ttl|Σ|平均值?|均值)(?:[:：(（].*|[\d.,]*)$/i
const SIGNED =
  /^(?:制表|填表|审核|复核|经办|统计|打印|导出|报表|生成)(?:人|员|时间|日期|单位|部门)?(?:[:：].*)?$|^(?:制表|填表|审核|复核|打印|导出|统计|生成)(?:人|时间|日期).*|^共\s*\d+\s*(?:条|行|笔|单|户).*|^[-—–=*_]*以下(?:空白|无内容|无正文|为空)[-—–=*_]*$|^(?:printedby|preparedby|createdby|exportedby|exportedon|printedon|generatedby|generatedon|asof|appliedfilters|confidential)(?![a-z]).*/i
/** What closes a sheet where nothing else is in its row. */
const CLOSING = new RegExp(
  [
    '(?:注\\d*|备注|说明|注意|注意事项|(?:数据)?来源|页码|负责人|审批人|主管|分管领导|.{0,8}(?:签字|签名|签章|盖章)|sources?|notes?|disclaimer|page|filters?):.*',
    '第\\d+页.*|page\\d+.*',
    '\\(?(?:共|总共)?:?\\d+(?:条|行|笔|单|户|rows?|records?|results?|entries)(?:记录|数据|\\(s\\)|returned|exported|total|in\\w+)*\\)?',
    '(?:total|numberof)?(?:row|record|result|order)s?(?:count)?[:=]?\\d+',
    '总?(?:记录|条|行)数[:=]?\\d+',
    '(?:the)?end(?:of\\w+)?|eof|结束|完',
    '[-=_*.~—–·…:]{2,}',
    '(?:此|本|该)?(?:报表|表|清单|数据|文件).{0,16}生成.*',
    '(?:report|file|list|data)?(?:generated|exported|printed|created|downloaded)(?:by|on|at|from|:).*',
    '(?:date|time)(?:generated|exported|printed|created).*',
  ]
    .map((each) => `^(?:${each})$`)
    .join('|'),
  'i',
)
/** Marks around a word: 【合计】, *合计*, -- END --. */
const AROUND = /^[[【(*<《—–-]+(?=\p{L})|(?<=\p{L})[\]】)*>》—–-]+$/gu
const LONGEST_TOTAL = 40

/**
 * What a row below the sales is called where it is none: its first word is that of a total or of who made the table,
 * and hardly anything but numbers follows.
 */
export function totalOf(cells: readonly string[], columns: number): string | undefined {
  const filled = [...new Set(cells.map(bare).filter((cell) => cell !== ''))]
  const [only, second] = filled
  if (only !== undefined && second === undefined && CLOSING.test(only.replace(AROUND, ''))) return only
  const words = filled.filter((cell) => !/^[-+¥￥]?[\d.,%]+$|^\d{4}[-/.年]\d/.test(cell))
  const [first] = words
  if (first === undefined || first.length > LONGEST_TOTAL) return undefined
  const isTotal = (word: string) => SIGNED.test(word) || TOTAL.test(word.replace(AROUND, ''))
  if (!isTotal(first)) return undefined
  const others = words.slice(1).filter((word) => !isTotal(word))
  return others.length <= Math.max(1, Math.floor(columns / 4)) ? first : undefined
}
