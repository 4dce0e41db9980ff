import { describe, expect, it } from 'vitest'
import { namedColumns } from '#server/ledger/imports/file-shape'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'
import { readTable } from '#shared/platform/spreadsheets/read-table'
import { gbk } from '#test/support/gbk'
import { aWorkbook } from './a-workbook'
import { aRow, csv, HEAD } from './an-import'

const ROWS = [aRow('HX0001'), aRow('HX0002', { metric: '宽带' })]
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const separatedBy = (mark: string) => csv(ROWS).replaceAll(',', mark)
const table = (bytes: Buffer | string) => readTable(Buffer.from(bytes), { limits: IMPORT_LIMITS, named: namedColumns })
const read = async (bytes: Buffer | string) => {
  const { headers, rows } = await table(bytes)
  return [headers, ...rows.map(({ cells }) => cells)]
}

describe('a file that is odd', () => {
  it.each([
    ['GBK behind a mark of UTF-8', Buffer.concat([UTF8_MARK, gbk(csv(ROWS))])],
    ['GB18030 behind a mark of its own', Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gbk(csv(ROWS))])],
    ['UTF-16 as Excel calls Unicode text', Buffer.from(`\uFEFF${separatedBy('\t')}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${separatedBy('\t')}`, 'utf16le').swap16()],
    ['tabs between its cells', separatedBy('\t')],
    ['semicolons between its cells', separatedBy(';')],
    ['lines that end as on an old Mac', csv(ROWS).replaceAll('\r\n', '\r')],
    ['blank lines and blank cells behind', csv([...ROWS, ['', '', '', '', '', '', '', '']])],
    ['="…" around what a spreadsheet would change', csv(ROWS).replaceAll(/HX\d+/g, '"=""$&"""')],
  ])('is read as it was meant: %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([HEAD, ...ROWS])
  })

  it('keeps a long number that a quote or a tab protects', async () => {
    const rows = await read(csv([aRow("'057512345678901234"), aRow('057512345678901234\t')]))

    expect(rows.slice(1).map(([reference]) => reference)).toEqual(Array(2).fill('057512345678901234'))
  })

  it('finds its headers below merged rows of titles', async () => {
    const rows = await read(
      await aWorkbook({ 业务: [['2015年4月业务受理清单'], ['受理', '', '', '人'], HEAD, ...ROWS] }),
    )

    expect(rows[0]).toEqual(HEAD)
  })

  it('is taken from the sheet that names most columns, and says which where there are several', async () => {
    const cover = [['说明'], ['本表由系统生成']]

    const several = await table(
      await aWorkbook({ 封面: cover, 空表: [], 清单: [HEAD, ...ROWS], 汇总: [['业务', '合计']] }),
    )

    expect(several.headers).toEqual(HEAD)
    expect(several.sheets.map(({ name, isRead }) => [name, isRead])).toEqual([
      ['封面', false],
      ['空表', false],
      ['清单', true],
      ['汇总', false],
    ])
    expect(several.notices).toEqual([{ kind: 'sheets_left_out', n: 2, places: [], names: ['封面', '汇总'] }])
  })

  it('has the rows that a filter hides, and none where all its sheets are empty', async () => {
    const hidden = await aWorkbook({ 清单: [HEAD, ...ROWS] }, { hiddenRows: [2, 3] })

    expect(await read(hidden)).toEqual([HEAD, ...ROWS])
    await expect(table(await aWorkbook({ 一: [], 二: [] }))).rejects.toMatchObject({ trouble: 'empty' })
  })

  it('is refused by name where it is a page that is called xls', async () => {
    const page = Buffer.from('\r\n<html><table><tr><td>受理单号</td></tr></table></html>')

    await expect(table(page)).rejects.toMatchObject({ trouble: 'old_xls' })
  })
})
