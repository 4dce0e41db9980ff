import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportView } from '#shared/ledger/imports/contract'
import { HEAD, list, useListDesk } from './a-list-desk'

const file = (name: string) => readFileSync(join(import.meta.dirname, 'lists', name))

describe('lists as systems and people make them', () => {
  const { director, contest, desk } = useListDesk('严萍', '王伟')

  const rows = async (view: ImportView) => {
    const kinds = Object.keys(view.counts) as (keyof ImportView['counts'])[]
    const all = (await Promise.all(kinds.map((kind) => desk.rows(view.id, kind)))).flat()
    return all.sort((a, b) => a.position - b.position)
  }
  const says = async (bytes: Buffer | string, changes = {}) =>
    (await rows(await desk.checked(bytes, changes))).map(({ position, outcome, reason, reference, businessDate }) =>
      `${position} ${reference ?? ''} ${reason ?? outcome} ${businessDate ?? ''}`.trim(),
    )
  const notices = (view: ImportView) =>
    view.notices.map(({ kind, n, places, names }) => [kind, n, ...places, ...names].join(' '))

  it('half a character costs its cell, and the rows come in', async () => {
    const view = await desk.checked(file('gbk-half-character.csv'))

    expect(view.counts).toEqual({ missing: 3 })
    expect(notices(view)).toEqual(['damaged_cells 1 3'])
  })

  it('a quote that is never closed is told with its line, and no sale vanishes', async () => {
    const view = await desk.checked(file('unclosed-quote.csv'))

    expect(view.counts).toEqual({ missing: 10 })
    expect(notices(view)).toEqual(['open_quote 1 4'])
  })

  it.each(['headers-padded-with-blanks.xlsx', 'headers-with-line-breaks.xlsx', 'cells-without-r.xlsx'])(
    '%s is read as it looks',
    async (name) => {
      const view = await desk.uploaded(file(name))

      expect(view.mapping.columns).toMatchObject({ reference: 0, metric: 1, quantity: 2, member: 3, date: 4 })
      expect(view.preview[0]?.[0]).toMatch(/^[PNR]1$/)
    },
  )

  it('two English words are one header', async () => {
    const view = await desk.uploaded(
      'Order ID,Customer Name,Sales Agent,Product,Close Date\n1,Zhang,严萍,3G,2026-11-20',
    )

    expect(view.mapping.columns).toEqual({ reference: 0, customerName: 1, member: 2, metric: 3, date: 4 })
  })

  it('a number that a spreadsheet has rounded is never a reference', async () => {
    expect(await says(file('18-digit-as-excel-stores.xlsx'))).toEqual(['2  rounded_reference', '3  rounded_reference'])
    expect(await says(file('rounded-without-plus.csv'))).toEqual([2, 3, 4].map((n) => `${n}  rounded_reference`))
  })

  it('20261120001.0 is 20261120001, and a number with all its digits is no rounded one', async () => {
    const bytes = list(['20261120001.0,3G,1,严萍,2026-11-20', '2.0261120002E10,3G,1,严萍,2026-11-20'])

    expect(await says(bytes)).toEqual(['2 20261120001 missing 2026-11-20', '3 20261120002 missing 2026-11-20'])
  })

  it('days are those of the file: from 1904 on, and of the zone that a cell names', async () => {
    expect(await says(file('1904-libreoffice.xlsx'))).toEqual(['2 D2 missing 2026-11-20'])
    expect(await says(file('utc-instants.csv'))).toEqual(
      ['Z1', 'Z2', 'Z3'].map((z, n) => `${n + 2} ${z} missing 2026-11-21`),
    )
  })

  it('a merged name holds for its rows', async () => {
    const view = await desk.checked(file('merged-member-cells.xlsx'))

    expect(view.counts).toEqual({ missing: 4 })
    expect(notices(view)).toEqual(['merged_cells 2'])
  })

  it('totals and signatures are left out, counted and named', async () => {
    const view = await desk.checked(file('total-row.csv'))

    expect(view.counts).toEqual({ missing: 2 })
    expect(notices(view)).toEqual(['totals_left_out 2 4 5 合计 制表人:张三'])
  })

  it('the visible sheet is read first, and another one can be chosen', async () => {
    const bytes = file('hidden-sheet-first.xlsx')
    const visible = await desk.uploaded(bytes)
    const reply = await desk.upload(bytes, '清单.xlsx', '上月')

    expect(visible.preview[0]?.[0]).toBe('NEW1')
    expect(notices(visible)).toEqual(['sheets_left_out 1 上月'])
    expect(visible.sheets).toEqual([
      { name: '上月', isHidden: true, rows: 3, isRead: false },
      { name: '本月', isHidden: false, rows: 2, isRead: true },
    ])
    expect(reply.body.preview.map(([first]) => first)).toEqual(['OLD1', 'OLD2'])
    expect((await desk.upload(bytes, '清单.xlsx', '没有')).body).toMatchObject({ code: 'import_no_sheet' })
  })

  it('a text that begins with PK is a text', async () => {
    expect((await desk.checked(file('csv-beginning-with-PK.csv'))).counts).toEqual({ missing: 1 })
  })

  it('columns of one name are kept apart, in the error file and in the next import', async () => {
    const bytes = file('duplicate-headers.csv')
    const view = await desk.checked(bytes, {
      columns: { reference: 0, metric: 1, quantity: 2, member: 3, date: 4, customerPhone: 6 },
    })
    const errors = await desk.file(view.id, 'errors')
    const next = await desk.uploaded(bytes)

    expect(errors.rows[1]?.slice(5, 9)).toEqual(['111', '222', '甲', '乙'])
    expect(next.mapping.columns.customerPhone).toBe(6)
  })

  it('two hundred columns are read, and more are counted', async () => {
    const wide = Array.from({ length: 210 }, (_, n) => `字段${n}`)
    const view = await desk.uploaded(list([`W1,3G,1,严萍,2026-11-20,${wide.join(',')}`], `${HEAD},${wide.join(',')}`))

    expect((await desk.checked(file('70-columns.csv'))).counts).toEqual({ missing: 1 })
    expect(view.headers).toHaveLength(200)
    expect(notices(view)).toEqual(['columns_left_out 2 1 2'])
  })

  it('a file with a password is named as such', async () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le')
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      name,
    ])

    expect((await desk.upload(bytes)).body).toMatchObject({ code: 'import_password' })
  })

  it('a quantity that no column has is said to be 1', async () => {
    const view = await desk.uploaded(list(['A1,3G,严萍,2026-11-20'], '受理单号,业务,客户经理,受理日期'))

    expect(notices(view)).toEqual(['quantity_assumed 1 2'])
  })

  it('errors have the row that a spreadsheet shows, blank rows and titles counted', async () => {
    const bytes = ['业务清单', '', HEAD, 'A1,3G,1,严萍,2026-11-20', '', 'A2,3G,1,没有这人,2026-11-20'].join('\n')

    expect(await says(bytes)).toEqual(['4 A1 missing 2026-11-20', '6 A2 unknown_member 2026-11-20'])
  })

  it('days and months are told apart where the column admits one order, else asked', async () => {
    const plain = list(['A1,3G,1,严萍,11/5/2026', 'A2,3G,1,严萍,11/20/2026'])
    const open = list(['B1,3G,1,严萍,05-11-2026', 'B2,3G,1,严萍,11-11-2026'])
    const asked = await desk.checked(open)

    expect(await says(plain)).toEqual(['2 A1 missing 2026-11-05', '3 A2 missing 2026-11-20'])
    expect([asked.asksDateOrder, asked.counts]).toEqual([true, { error: 2 }])
    expect(await says(open, { dateOrder: 'day_first' })).toEqual(['2 B1 missing 2026-11-05', '3 B2 missing 2026-11-11'])
  })

  it('a phone in scientific notation is a phone', async () => {
    const bytes = list(['A9,3G,1,严萍,2026-11-20,1.3812341234E10'], `${HEAD},客户电话`)
    await desk.imported(bytes)

    const days = 'from=2026-11-01&to=2026-12-31'
    const { bytes: ledger } = await director.download(
      `/contests/${contest.id}/exports/ledger/csv?${days}&customers=whole`,
    )
    expect(ledger.toString()).toContain('13812341234')
  })
})
