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

describe('columns', () => {
  it('that are empty at the end cost nothing, and those beyond 200 are told where they hold something', async () => {
    const empty = await read(`编号,姓名,备注${','.repeat(240)}\nQ1,严萍,好${','.repeat(240)}`)
    const full = await read(`编号,姓名,备注\nQ1,严萍,好\nQ2,王伟,好${','.repeat(199)}多`)
    const title = await read(`编号,姓名,备注${','.repeat(198)}多\nQ1,严萍,好`)

    expect(empty.notices).toEqual([])
    expect(empty.rows[0]?.cells.slice(0, 3)).toEqual(['Q1', '严萍', '好'])
    expect(full.notices).toEqual([{ kind: 'columns_left_out', n: 1, places: [3], names: [] }])
    expect(title.notices).toEqual([{ kind: 'columns_left_out', n: 1, places: [1], names: [] }])
  })

  it('number 200 is read, and 201 is not', async () => {
    const wide = Array.from({ length: 201 }, (_, n) => (n < 3 ? HEAD[n] : `列${n + 1}`))
    const row = wide.map((_, n) => `值${n + 1}`)
    const all = await read([wide.slice(0, 200), row.slice(0, 200)].map((cells) => cells.join(',')).join('\n'))
    const more = await read([wide, row].map((cells) => cells.join(',')).join('\n'))

    expect([all.headers.length, all.rows[0]?.cells[199], all.notices]).toEqual([200, '值200', []])
    expect([more.headers.length, more.notices]).toEqual([
      200,
      [{ kind: 'columns_left_out', n: 2, places: [1, 2], names: [] }],
    ])
  })
})

describe('headers and totals', () => {
  it.each([
    ['below titles', '年度报表,,\n,,\n编号,姓名,备注\nQ1,严萍,好', 3],
    ['padded and full-width', '编 号,姓　名,备\u200b注\nQ1,严萍,好', 1],
    ['on two lines', '编,姓,\n号,名,备注\nQ1,严萍,好', 2],
    ['behind a line that names the mark', 'sep=;\n编号;姓名;备注\nQ1;严萍;好', 2],
    ['behind that line with a mark of UTF-8 and quotes', '\ufeff"sep=;"\r\n编号;姓名;备注\r\nQ1;严萍;好', 2],
    ['on three lines', '编,姓,\n,,备\n号,名,注\nQ1,严萍,好', 3],
    ['in quotes of a database', "'编号','姓名','备注'\n'Q1','严萍','好'", 1],
    ['below a title in quotes of a database', "'报表','',''\n'编号','姓名','备注'\n'Q1','严萍','好'", 2],
    ['on lines of an old Mac with a last one of another', '编号,姓名,备注\rQ1,严萍,好\n', 1],
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
    ...[
      'Totals,,3',
      'Grand Totals,,3',
      'Total Sales,,3',
      'Overall,,3',
      'Count,,3',
      'Average,,3',
      'TTL,,3',
      'Total rows: 3,,',
    ],
    ...[
      '总数,,3',
      '平均,,3',
      '合计数,,3',
      '【合计】,,3',
      '*合计*,,3',
      '合计人民币（大写）,,叁',
      '湖西队合计,,3',
      '合 计,,3',
    ],
  ])('leave out %s', async (line) => {
    const { rows, notices } = await read(`编号,姓名,备注\nQ1,严萍,好\n${line}`)

    expect(rows).toHaveLength(1)
    expect(notices).toMatchObject([{ kind: 'totals_left_out', n: 1, places: [3] }])
  })

  it.each([
    ...[
      '备注：3G 含 4G,,',
      '注：以上为初步数据,,',
      '数据来源：CRM,,',
      '第1页 共2页,,',
      '审批人：李四,,',
      '客户经理签名：,,',
    ],
    ...['此表由系统自动生成,,', '总记录数：3,,', '共：3 笔,,', '—以下空白—,,', '---,---,---', '……,,'],
    ...[
      'Number of rows: 3,,',
      '3 rows,,',
      '(3 records),,',
      'End of report,,',
      '-- END --,,',
      'Source: CRM,,',
      'Page 1 of 2,,',
    ],
    ...['Report generated by CRM,,', 'Exported: 2026-11-20,,', 'Date printed: 2026-11-20,,'],
  ])('leave out a line that closes the sheet, and say so: %s', async (line) => {
    const { rows, notices } = await read(`编号,姓名,备注\nQ1,严萍,好\n${line}`)

    expect(rows).toHaveLength(1)
    expect(notices).toMatchObject([{ kind: 'totals_left_out', n: 1, places: [3] }])
  })

  it.each(['Count Dracula,王伟,急', 'Page,王伟,3', '备注：急,王伟,好', '生成,王伟,好', '10,,', 'END1,王伟,'])(
    'keep what only looks like one: %s',
    async (line) => {
      expect(await cellsOf(`编号,姓名,备注\nQ1,严萍,好\n${line}`)).toHaveLength(2)
    },
  )

  it.each(['Q2,合计通信,好', 'T-total,王伟,急', 'Q3,王伟,合计三部'])('keep the sale %s', async (line) => {
    expect(await cellsOf(`编号,姓名,备注\nQ1,严萍,好\n${line}`)).toHaveLength(2)
  })
})
