import { describe, expect, it } from 'vitest'
import { HEAD, list, useListDesk } from './a-list-desk'

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

describe('cells as programs and spreadsheets leave them', () => {
  const { director, contest, desk } = useListDesk('严萍')
  /** What becomes of rows with these numbers, a word each. */
  const numbers = async (cells: string[]) =>
    (await desk.read(list(cells.map((cell) => `${quoted(cell)},3G,1,严萍,2026-11-20`)))).rows.map((row) =>
      row.replace(/^\d+ /, '').replace(/ missing.*$/, ''),
    )
  const days = async (cells: string[], changes = {}) =>
    (await desk.read(list(cells.map((cell, n) => `D${n},3G,1,严萍,${quoted(cell)}`)), changes)).rows.map((row) =>
      row.replace(/^\d+ D\d+ (?:missing )?/, ''),
    )

  it('a number with a decimal point behind it is that number, short or long, wide or narrow', async () => {
    expect(await numbers(['20261120001.0', '20261120002.00', '20261120003.', '１２３４５.０', '17.0'])).toEqual([
      ...['20261120001', '20261120002', '20261120003', '12345', '17'],
    ])
  })

  it('a number that was rounded is none, with and without plus, comma or blank', async () => {
    const rounded = ['2.02611E17', '2.02611e+17', '2.03 E+17', '2,03E+17', '1E+18', '1.0E+18', '2.03×10^17', '1.77E+10']

    expect(await numbers(rounded)).toEqual(rounded.map(() => 'rounded_reference'))
  })

  it('what stands for no number is none, and no two such rows are one sale', async () => {
    const none = ['-', '—', '/', '无', 'NULL', 'N/A', '#N/A', '#REF!', '########', 'none', '0']

    expect(await numbers(none)).toEqual(none.map(() => 'no_reference'))
  })

  it('a number with its middle hidden is no key, by whatever hides it', async () => {
    const masked = [
      '186****1234',
      '186••••1234',
      '186####1234',
      '186----1234',
      '186……1234',
      '186xxxx1234',
      '****1234',
      '186****',
    ]

    expect(await numbers(masked)).toEqual(masked.map(() => expect.stringContaining('masked_reference')))
  })

  it('a moment is on the day that the contest has then, however its zone is written', async () => {
    const zoned = [
      ...['2026-11-20 17:30:00 +0000 UTC', '2026-11-20T17:30:00[UTC]', '2026-11-20T17:30:00+00:00[Etc/UTC]'],
      ...['2026/11/20 17:30Z', '20261120T173000Z', 'Fri Nov 20 2026 17:30:00 GMT+0000 (Coordinated Universal Time)'],
      ...[
        'Fri Nov 20 17:30:00 UTC 2026',
        '2026-11-20 12:30:00 PM EST',
        '2026-11-20 5:30:00 PM +00:00',
        '20/11/2026 17:30 UTC',
      ],
    ]
    const here = [
      '2026-11-20 23:30 (UTC+08:00)',
      'Fri Nov 20 23:30:00 CST 2026',
      '20261120T233000',
      '2026-11-20 23:30-23:50',
    ]

    expect(await days(zoned)).toEqual(zoned.map(() => '11-21'))
    expect(await days(here)).toEqual(here.map(() => '11-20'))
  })

  it('a day is read as databases name their months, and never where a letter stands for a digit', async () => {
    const named = ['20-NOV-26', '20-11月-26', '20-Nov-2026', '20Nov2026', 'November 20, 2026', '2026-11-20（周五）']

    expect(await days(named)).toEqual(named.map(() => '11-20'))
    expect(await days(['2026-11-2O', '2026-11-31', '2026-20-11'])).toEqual(Array(3).fill('bad_date'))
  })

  it('days that both orders fit are asked about, with a time behind them too, and never guessed', async () => {
    const open = ['05/11/2026 10:00', '11-05-2026', '11.11.2026']

    expect(await days(open)).toEqual(open.map(() => 'ambiguous_date'))
    expect(await days(open, { dateOrder: 'day_first' })).toEqual(
      ['11-05', 'outside_contest', '11-11'].map((day) => expect.stringContaining(day)),
    )
    expect(await days([...open, '20/11/2026'])).toEqual([
      expect.stringContaining('11-05'),
      expect.stringContaining('outside_contest'),
      ...['11-11', '11-20'].map((day) => expect.stringContaining(day)),
    ])
  })

  it('a phone that a spreadsheet has rounded keeps what the file has, and no digit is made up', async () => {
    await desk.imported(
      list(
        [
          'P1,3G,1,严萍,2026-11-20,1.77E+10',
          'P2,3G,1,严萍,2026-11-20,13812341234.0',
          'P3,3G,1,严萍,2026-11-20,１３８１２３４１２３５',
        ],
        `${HEAD},客户电话`,
      ),
    )
    const { bytes } = await director.download(
      `/contests/${contest.id}/exports/ledger/csv?from=2026-11-01&to=2026-12-31&customers=whole`,
    )

    expect(bytes.toString()).toContain('1.77E+10')
    expect(bytes.toString()).toMatch(/13812341234[\s\S]*13812341235/)
    expect(bytes.toString()).not.toContain('17700000000')
  })
})
