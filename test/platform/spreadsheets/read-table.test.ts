import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '#shared/platform/spreadsheets/read-table'
import { casesToTry } from '#test/support/effort'
import { gbk } from '#test/support/gbk'

const HEAD = ['编号', '姓名', '备注']
const LIMITS = { inflated: 1e7, rows: 1_000, text: 1e6 }
const named = (headers: readonly string[]) =>
  headers.filter((header) => HEAD.includes(header.normalize('NFKC').replace(/\s/g, ''))).length
const read = (bytes: Uint8Array | string) => readTable(Buffer.from(bytes), { limits: LIMITS, named })
const cellsOf = async (bytes: Uint8Array | string) => (await read(bytes)).rows.map(({ cells }) => cells)
const csv = (rows: readonly (readonly string[])[], mark = ',') =>
  [HEAD, ...rows].map((row) => row.join(mark)).join('\r\n')
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

const word = fc.array(fc.constantFrom(...'严萍王伟客户要求上门安装好的小李张经理沃商务电信'), {
  minLength: 1,
  maxLength: 8,
})
const row = fc.tuple(fc.integer({ min: 1, max: 99_999 }), word, word)
const rows = fc
  .array(row, { minLength: 2, maxLength: 12 })
  .map((all) => all.map(([n, a, b]) => [`Q${n}`, a.join(''), b.join('')]))

const ENCODINGS: [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.concat([MARK, Buffer.from(text)])],
  ['GBK', gbk],
  ['GBK behind a mark of UTF-8', (text) => Buffer.concat([MARK, gbk(text)])],
  ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(text, 'utf16le').swap16()],
]

describe('a table of any encoding', () => {
  it.each(ENCODINGS)('is read as it was written: %s', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', '\t', ';'), async (table, mark) => {
        expect(await cellsOf(encode(csv(table, mark)))).toEqual(table)
      }),
      { numRuns: casesToTry({ usual: 30, nightly: 500 }) },
    )
  })

  it.each(ENCODINGS.slice(0, 4))('loses no other cell by a damaged character: %s', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (table, pick) => {
        const at = pick % table.length
        const damaged = table.map((cells, n) => (n === at ? [cells[0] ?? '', cells[1] ?? '', `${cells[2]}坏#`] : cells))
        // The second byte of the last character is lost.
        const bytes = encode(csv(damaged))
        const bad = encode('坏#').subarray(-encode('坏#').length)
        const place = bytes.indexOf(Buffer.from(bad.subarray(bad.length - (bytes.includes(gbk('坏#')) ? 3 : 4))))
        const { rows, notices } = await read(Buffer.concat([bytes.subarray(0, place + 1), bytes.subarray(place + 2)]))

        expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual(table.map((cells) => cells.slice(0, 2)))
        expect(rows.filter((_, n) => n !== at).map(({ cells }) => cells)).toEqual(table.filter((_, n) => n !== at))
        expect(notices).toMatchObject([{ kind: 'damaged_cells', n: 1, places: [at + 2] }])
      }),
      { numRuns: casesToTry({ usual: 30, nightly: 500 }) },
    )
  })
})

describe('a quote', () => {
  it('that is never closed costs no row, wherever it is, and is told with its line', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), fc.nat(2), async (table, pick, column) => {
        const at = pick % table.length
        const quoted = table.map((cells, n) => (n === at ? cells.with(column, `"${cells[column]}`) : cells))
        const { rows, notices } = await read(csv(quoted))

        expect(rows.map(({ cells }) => cells)).toEqual(quoted)
        expect(notices).toEqual([{ kind: 'open_quote', n: 1, places: [at + 2], names: [] }])
      }),
      { numRuns: casesToTry({ usual: 60, nightly: 1_000 }) },
    )
  })

  it('keeps line breaks, marks and quotes that are meant, and rows keep the numbers of a spreadsheet', async () => {
    const { rows, notices } = await read('编号,姓名,备注\nQ1,"严\n萍","好,""急"""\n\nQ2,王伟,"两行\n备注"\nQ3,5"管,好')

    expect(rows).toEqual([
      { place: 2, cells: ['Q1', '严\n萍', '好,"急"'] },
      { place: 4, cells: ['Q2', '王伟', '两行\n备注'] },
      { place: 5, cells: ['Q3', '5"管', '好'] },
    ])
    expect(notices).toEqual([])
  })
})

describe('headers and totals', () => {
  it.each([
    ['below titles', '年度报表,,\n,,\n编号,姓名,备注\nQ1,严萍,好', 3],
    ['padded and full-width', '编 号,姓　名,备\u200b注\nQ1,严萍,好', 1],
    ['on two lines', '编,姓,\n号,名,备注\nQ1,严萍,好', 2],
    ['behind a line that names the mark', 'sep=;\n编号;姓名;备注\nQ1;严萍;好', 2],
  ])('are found %s', async (_, text, place) => {
    const table = await read(text)

    expect(table.headerPlace).toBe(place)
    expect(table.rows).toEqual([{ place: place + 1, cells: ['Q1', '严萍', '好'] }])
  })

  it.each([
    '合计,,12',
    '小计：,3,',
    '1,总计,5',
    ',本页合计,8',
    '制表人：李四,,审核：王五',
    '共 3 条,,',
    'Total,,3',
    '严萍小计,2,',
  ])('leave out %s', async (line) => {
    const { rows, notices } = await read(`编号,姓名,备注\nQ1,严萍,好\n${line}`)

    expect(rows).toHaveLength(1)
    expect(notices).toMatchObject([{ kind: 'totals_left_out', n: 1, places: [3] }])
  })

  it.each(['Q2,合计通信,好', 'T-total,王伟,急', 'Q3,王伟,合计三部'])('keep the sale %s', async (line) => {
    expect(await cellsOf(`编号,姓名,备注\nQ1,严萍,好\n${line}`)).toHaveLength(2)
  })
})
