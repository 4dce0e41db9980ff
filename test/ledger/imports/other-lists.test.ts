import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { HEAD, list, useListDesk } from './a-list-desk'
import { frameOf } from './a-workbook'

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const utf16be = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), path)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheet = (rows: string, after = '', main = MAIN) =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`
const book = (xml: string, changes: Record<string, string> = {}) =>
  zipOf({ ...frameOf(['清单']), 'xl/worksheets/sheet1.xml': xml, ...changes })
const letter = (n: number) => String.fromCharCode(65 + n)
const text = (value: string, at?: string) => `<c${at ? ` r="${at}"` : ''} t="inlineStr"><is><t>${value}</t></is></c>`
const row = (n: number, cells: string[]) =>
  `<row r="${n}">${cells.map((cell, column) => (cell.startsWith('<') ? cell : cell && text(cell, letter(column) + n))).join('')}</row>`
const number = (value: string, at: string) => `<c r="${at}"><v>${value}</v></c>`

describe('lists of other systems', () => {
  const { desk } = useListDesk('严萍', '阿依·古丽')
  const read = (bytes: Buffer | string) => desk.read(bytes)
  const A = (n: number, more = '') => `A${n},3G,1,严萍,2026-11-20${more}`
  const ok = (n: number, position = n + 1) => `${position} A${n} missing 11-20`
  const twoRows = { notices: [], rows: [ok(1), ok(2)] }
  const titles = HEAD.split(',')
  const first = row(1, titles) + row(2, A(1).split(','))
  const withoutAByte = (text: string, within: string) => {
    const bytes = Buffer.from(text)
    const at = bytes.indexOf(Buffer.from(within))
    return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)])
  }

  it.each([
    ['UTF-16 with tabs', utf16(list([A(1), A(2)]).replaceAll(',', '\t'))],
    ['UTF-16 of the other order', utf16be(list([A(1), A(2)]))],
    ['UTF-16 that does not say so', Buffer.from(list([A(1), A(2)]), 'utf16le')],
    ['semicolons', list([A(1), A(2)]).replaceAll(',', ';')],
    ['bars', list([A(1), A(2)]).replaceAll(',', '|')],
    ['lines of an old Mac', list([A(1), A(2)], HEAD, '\r')],
    [
      'headers with marks that nobody sees',
      list([A(1), A(2)], '\u200b受理单号\u200b,\ufeff业务,数\u200d量,客\u00a0户\u3000经理,受理日期\u2060'),
    ],
    ['cells that end in tabs', list([A(1), A(2)].map((line) => line.replaceAll(',', '\t,')))],
  ])('%s are read', async (_, bytes) => {
    expect(await read(bytes)).toEqual(twoRows)
  })

  it('a lost byte costs its cell, with a byte order mark and at the end of a UTF-16 file too', async () => {
    const named = withoutAByte(`\ufeff${list([A(1), A(2, ',张三')], `${HEAD},客户`)}`, '张三')

    expect(await read(named)).toEqual({ notices: ['damaged_cells 3'], rows: [ok(1), ok(2)] })
    expect(await read(Buffer.concat([utf16(list([A(1), A(2)])), Buffer.from([0x41])]))).toEqual({
      notices: ['damaged_cells 3'],
      rows: [ok(1), ok(2)],
    })
  })

  it('a quote that is never closed costs no other row: in the last row, in the headers, as the sign for inches', async () => {
    const last = await read(list([A(1), A(2), 'A3,3G,1,"严萍,2026-11-20']))
    const headers = await read(list([A(1), A(2)], HEAD.replace('业务', '"业务')))
    const inches = await read(list([A(1, ',电视 55"'), A(2, ',"电视 55" 大屏'), A(3)], `${HEAD},备注`))

    expect(last).toEqual({ notices: ['open_quote 4'], rows: [ok(1), ok(2), '4 A3 unknown_member 11-20'] })
    expect(headers).toEqual({ notices: ['open_quote 1'], rows: [ok(1), ok(2)] })
    expect(inches).toEqual({ notices: ['open_quote 3'], rows: [ok(1), ok(2), ok(3)] })
  })

  it('headers over two rows, merged or not, are those of their columns', async () => {
    const merged = sheet(
      row(1, ['受理单号', '业务', '', '客户经理', '受理日期']) +
        row(2, ['', '名称', '数量', '姓名', '']) +
        row(3, A(1).split(',')),
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="E1:E2"/></mergeCells>',
    )

    const plain = list(['受理单号,名称,数量,姓名,受理日期', A(1)], '订单信息,业务信息,,客户经理,')
    expect((await read(await book(merged))).rows).toEqual([ok(1, 3)])
    expect((await read(plain)).rows).toEqual([ok(1, 3)])
  })

  it('merged texts hold for their rows, in several columns at once', async () => {
    const merged = sheet(
      row(1, [...titles, '客户']) +
        row(2, [...A(1).split(','), '']) +
        row(3, ['A2', '', '1']) +
        row(4, ['A3', '', '1']),
      '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="D2:D4"/><mergeCell ref="E2:F4"/></mergeCells>',
    )

    expect((await read(await book(merged))).rows).toEqual([ok(1), ok(2), ok(3)])
  })

  it('a rounded number is no reference, however it is written; a text that a formula protects is one', async () => {
    const numbers = ['1.2345678901234568E+18', '2.03e17', '"2,03E+17"', '="00123"', '"=""00124"""', "'00125"]
    const bytes = list(numbers.map((number) => `${number},3G,1,严萍,2026-11-20`))
    const stored = sheet(row(1, titles) + row(2, [number('1.2345678901234568E+18', 'A2'), ...A(1).split(',').slice(1)]))

    expect((await read(bytes)).rows).toEqual([
      ...[2, 3, 4].map((n) => `${n} rounded_reference`),
      '5 00123 missing 11-20',
      '6 00124 missing 11-20',
      '7 00125 missing 11-20',
    ])
    expect((await read(await book(stored))).rows).toEqual(['2 rounded_reference'])
  })

  it('days are read as other systems write them, and in the zone that they name', async () => {
    const days = {
      '2026-11-20T23:30:00+05:30': '11-21',
      '2026-11-20T17:30:00.000+0000': '11-21',
      '2026-11-20 17:30 UTC': '11-21',
      '1795195800000': '11-21',
      '1795195800': '11-21',
      '"Fri, 20 Nov 2026 17:30:00 GMT"': '11-21',
      '"Fri, 20 Nov 2026 17:30:00 +0800"': '11-20',
      'Nov 20 2026': '11-20',
      '20.11.2026': '11-20',
      '20261120103000': '11-20',
      '2026年11月20日 10时30分': '11-20',
    }

    const { rows: found } = await read(list(Object.keys(days).map((day, n) => `D${n},3G,1,严萍,${day}`)))

    expect(found.map((line) => line.split(' ').at(-1))).toEqual(Object.values(days))
  })

  it('a workbook that counts its days from 1904 says so as 1 too', async () => {
    const frame = frameOf(['清单'])
    const styles = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'
    const bytes = await zipOf({
      ...frame,
      'xl/workbook.xml': (frame['xl/workbook.xml'] ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
      'xl/_rels/workbook.xml.rels': (frame['xl/_rels/workbook.xml.rels'] ?? '').replace(
        '</Relationships>',
        `<Relationship Id="st" Type="${styles}" Target="styles.xml"/></Relationships>`,
      ),
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': sheet(
        row(1, titles) + row(2, [...A(1).split(',').slice(0, 4), '<c r="E2" s="1"><v>44884</v></c>']),
      ),
    })

    expect((await read(bytes)).rows).toEqual([ok(1)])
  })

  it('workbooks of other writers are read: no places, strict, prefixed, with absolute paths or backslashes', async () => {
    const lines = [titles, A(1).split(',')].map((cells) => `<row>${cells.map((cell) => text(cell)).join('')}</row>`)
    const strict = (xml: string) =>
      xml
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
    const prefixed = sheet(first)
      .replaceAll(/<(\/?)(worksheet|sheetData|row|c|is|t)\b/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=')
    const frame = frameOf(['清单'])
    const parts = { ...frame, 'xl/worksheets/sheet1.xml': sheet(first) }
    const rels = 'xl/_rels/workbook.xml.rels'
    const plain = (await zipOf(parts)).toString('latin1')
    const turned = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', rels, '_rels/.rels'].reduce(
      (bytes, name) => bytes.replaceAll(name, name.replaceAll('/', '\\')),
      plain,
    )
    const books = [
      await book(sheet(lines.join(''))),
      await zipOf(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strict(xml)]))),
      await book(prefixed),
      await zipOf({ ...parts, [rels]: (frame[rels] ?? '').replaceAll('Target="w', 'Target="/xl/w') }),
      Buffer.from(turned, 'latin1'),
    ]

    for (const bytes of books) expect((await read(bytes)).rows).toEqual([ok(1)])
  })

  it('totals, signatures and closing lines are left out in English too, counted and named', async () => {
    const below = [
      ...['Total,,2,,', ',Grand Total,2,,', 'Subtotal: 2,,,,', '小计：2,,,,', '共 2 条记录,,,,', '总计,,2,,'],
      ...[
        '导出时间：2026-11-21 10:00:00,,,,',
        'Printed by: admin,,,,',
        '—— 以下空白 ——,,,,',
        'Applied filters: 区域 = 湖西,,,,',
      ],
    ]

    expect(await read(list([A(1), A(2), ...below]))).toEqual({
      notices: [`totals_left_out ${below.map((_, n) => n + 4).join(' ')}`],
      rows: [ok(1), ok(2)],
    })
  })

  it('a sheet that is hidden for good and an empty one are passed over', async () => {
    const frame = frameOf(['旧', '空', '本月'])
    const bytes = await zipOf({
      ...frame,
      'xl/workbook.xml': (frame['xl/workbook.xml'] ?? '').replace('name="旧"', 'name="旧" state="veryHidden"'),
      'xl/worksheets/sheet1.xml': sheet(row(1, titles) + row(2, 'OLD1,3G,1,严萍,2026-11-02'.split(','))),
      'xl/worksheets/sheet2.xml': sheet(''),
      'xl/worksheets/sheet3.xml': sheet(first),
    })

    expect(await read(bytes)).toEqual({ notices: ['sheets_left_out'], rows: [ok(1)] })
  })

  it('a column called PK, empty headers and three of one name change no column', async () => {
    const pk = list([`1,${A(1)}`], `PK,${HEAD}`)
    const many = list([A(1, ',a,b,138,139,137')], `${HEAD},,,电话,电话,电话`)

    expect((await read(pk)).rows).toEqual([ok(1)])
    expect((await read(many)).rows).toEqual([ok(1)])
    expect((await desk.uploaded(many)).headers).toHaveLength(10)
  })

  it('an opportunity list has its columns, and never the number of a product for its name', async () => {
    const kaggle =
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1C1I7A6R,严萍,3G,Cancity,Won,2026-11-01,2026-11-20,1054'
    const exported =
      'Opportunity ID,Sales Agent,Product ID,Product Name,Created Date,Closed Date\n1C1I7A6R,严萍,7,3G,2026-11-01,2026-11-20'

    expect((await desk.uploaded(kaggle)).mapping.columns).toMatchObject({ reference: 0, member: 1, metric: 2, date: 6 })
    expect((await desk.uploaded(exported)).mapping.columns).toEqual({ reference: 0, member: 1, metric: 3, date: 5 })
    expect((await read(exported)).rows).toEqual(['2 1C1I7A6R missing 11-20'])
  })

  it('a middle dot is one, whichever of its kinds a list has', async () => {
    const dots = ['·', '•', '‧', '・', '．', '∙', '⋅', ' · ']

    const { rows: found } = await read(list(dots.map((dot, n) => A(n + 1).replace('严萍', `阿依${dot}古丽`))))

    expect(found).toEqual(dots.map((_, n) => ok(n + 1)))
  })
})
