import { type ImportField, ImportField as ImportFields, type ImportMapping } from '#shared/ledger/imports/contract'

/** How business systems call their columns; earlier words are surer. */
const COLUMN_NAMES: Record<ImportField, readonly string[]> = {
  reference: [
    '受理单号',
    '业务号码',
    '订单号',
    '订单编号',
    '工单号',
    '流水号',
    '受理编号',
    '单号',
    'reference',
    'orderno',
  ],
  metric: ['业务', '业务类型', '业务名称', '产品名称', '产品', '套餐', 'metric', 'product'],
  quantity: ['数量', '件数', 'quantity', 'qty'],
  member: ['客户经理', '发展人', '揽收人', '营销员', '队员', '经理', '受理人', '工号', '姓名', 'member', 'salesperson'],
  date: ['受理时间', '受理日期', '竣工时间', '竣工日期', '业务日期', '日期', '时间', 'date'],
  status: ['订单状态', '业务状态', '状态', 'status'],
  customerName: ['客户名称', '用户名称', '客户', 'customer'],
  customerPhone: ['客户电话', '联系电话', '电话', '手机', 'customerphone', 'phone'],
  area: ['片区', '包区', '区域', 'area'],
  note: ['备注', 'note', 'remark'],
}

/** The surest columns are given out first, so that 客户经理 is not taken for 客户. */
const ORDER: readonly ImportField[] = [
  'member',
  'customerPhone',
  'customerName',
  'reference',
  'date',
  'status',
  'quantity',
  'metric',
  'area',
  'note',
]
const MAX_LINES_ABOVE = 10

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s（(].*$|\s/g, '')

/** Which column is what, as far as its name says; exact names win over parts of one. */
export function guessColumns(headers: readonly string[]): ImportMapping['columns'] {
  const names = headers.map(plain)
  const columns: ImportMapping['columns'] = {}
  const isTaken = (n: number) => Object.values(columns).includes(n)
  const find = (field: ImportField, fits: (name: string, word: string) => boolean) => {
    for (const word of COLUMN_NAMES[field]) {
      const n = names.findIndex((name, n) => !isTaken(n) && name !== '' && fits(name, word))
      if (n >= 0) return n
    }
    return -1
  }
  for (const fits of [
    (name: string, word: string) => name === word,
    (name: string, word: string) => name.includes(word),
  ])
    for (const field of ORDER) {
      if (columns[field] !== undefined) continue
      const n = find(field, fits)
      if (n >= 0) columns[field] = n
    }
  return columns
}

/** Index of the header row, which may follow a title: the one of the first rows that names most columns. */
export const headerRow = (rows: readonly (readonly string[])[]): number => bestHeader(rows).row

/** How many columns a table's best row of headers names. */
export const namedColumns = (rows: readonly (readonly string[])[]): number => bestHeader(rows).named

function bestHeader(rows: readonly (readonly string[])[]): { row: number; named: number } {
  let best = { row: 0, named: 0 }
  for (const [row, cells] of rows.slice(0, MAX_LINES_ABOVE).entries()) {
    const named = Object.keys(guessColumns(cells)).length
    if (named > best.named) best = { row, named }
  }
  return best
}

/** Columns as an earlier file had them, found by their names; guessed where it had none. */
export function rememberedColumns(
  headers: readonly string[],
  earlier: { headers: readonly string[]; columns: ImportMapping['columns'] } | undefined,
): ImportMapping['columns'] {
  const guessed = guessColumns(headers)
  if (!earlier) return guessed
  const columns: ImportMapping['columns'] = {}
  for (const field of ImportFields.options) {
    const before = earlier.columns[field]
    const name = before === undefined ? undefined : earlier.headers[before]
    const again = name === undefined ? -1 : headers.indexOf(name)
    if (again >= 0) columns[field] = again
    else if (guessed[field] !== undefined && !Object.values(columns).includes(guessed[field]))
      columns[field] = guessed[field]
  }
  return columns
}
