import { describe, expect, it } from 'vitest'
import { amountOf } from '#server/ledger/imports/cell-texts'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealPage } from '#shared/ledger/deals/contract'
import { aContest } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import { backupWorker } from '#test/support/built-programs'
import { useApp } from '#test/support/fixtures'
import { Desk } from './an-import'

const WORKER = await backupWorker()

/** A thousand lines of orders as a shop's history has them: decimal amounts, a few of seven digits, several lines per order. */
function orderHistory() {
  let state = 20_150_420
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const lines = Array.from({ length: 1_000 }, (_, n) => {
    const amountFen = n % 250 === 7 ? 100_000_000 + random(899_999_999) : 1 + random(400_000)
    return { order: `CA-2015-${100_000 + Math.floor(n / 3)}`, product: `P-${n}`, amountFen, style: n % 4 }
  })
  const written = ({ amountFen, style }: (typeof lines)[number]) => {
    const [whole, fraction] = [String(Math.floor(amountFen / 100)), String(amountFen % 100).padStart(2, '0')]
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
    const plain = `${whole}.${fraction}`
    return [plain, `"${grouped}.${fraction}"`, `￥${plain}`, plain.replace(/0$/, '')][style] ?? plain
  }
  const rows = lines.map((line) =>
    [line.order, '销售额', written(line), '湖1', '2015-04-18 10:12', line.product].join(','),
  )
  return {
    lines,
    text: [['Order ID', '业务', 'Sales', '客户经理', '日期', '产品编号'].join(','), ...rows].join('\r\n'),
  }
}

describe('a list of amounts', () => {
  const { app, director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })

  const aRevenueContest = async (pointsPerUnit = 2) => {
    const amount = anAmount({ name: '销售额', pointsPerUnit })
    const only = { ...withAmount(amount), metrics: [amount] }
    const contest = await aContest(app, director, { draft: { ...only, goals: [] }, perTeam: 1 })
    return { amount, contest, desk: new Desk(director, contest) }
  }

  it('of a public order history is imported to the 分, an order of several lines as one deal', async () => {
    const { amount, contest, desk } = await aRevenueContest()
    const { lines, text } = orderHistory()
    const orders = new Set(lines.map(({ order }) => order))
    const byHand = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

    const view = await desk.imported(text)

    expect(view.counts).toEqual({ written: orders.size, ignored: lines.length - orders.size })
    const uow = app.get(UnitOfWork)
    const sums = await uow.read(
      () => uow.sql<{ sold: number; points: number; deals: number }>`
        select sum("quantity") as "sold", sum("points") as "points", count(distinct "dealId") as "deals"
        from ledger_entry where "contestId" = ${contest.id}`,
    )
    const byOrder = new Map<string, number>()
    for (const { order, amountFen } of lines) byOrder.set(order, (byOrder.get(order) ?? 0) + amountFen)
    const points = [...byOrder.values()].reduce((sum, fen) => sum + Number((BigInt(fen) * 2n) / 100n), 0)
    expect(sums).toEqual([{ sold: byHand, points, deals: orders.size }])
    const page = await director.get<DealPage>(`/contests/${contest.id}/deals?limit=1&metricId=${amount.id}`)
    expect(page.body.deals[0]?.lines).toHaveLength(1)
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('refuses row by row what is no amount, and what is too much for one sale', async () => {
    const { desk } = await aRevenueContest()
    const cells = ['1.2万', '1.280', '"1.280,50"', '0', '', '12.345', '100000000.01', '1E+07', '128000000']
    const text = ['Order ID,业务,Sales,客户经理,日期']
      .concat(
        cells.map((cell, n) => `A${n},销售额,${cell},湖1,2015-04-18`),
        'B1,销售额,9.99,湖1,2015-04-18',
      )
      .join('\r\n')

    const view = await desk.imported(text)

    expect(view.counts).toEqual({ error: cells.length, written: 1 })
    expect(new Set((await desk.rows(view.id, 'error')).map(({ reason }) => reason))).toEqual(new Set(['bad_amount']))
  })

  it('leaves out the rows that would take the total past what can be counted, and writes the others', async () => {
    const { contest, desk } = await aRevenueContest(0)
    await desk.imported('Order ID,业务,Sales,客户经理,日期\r\nA1,销售额,1,湖1,2015-04-18')
    const uow = app.get(UnitOfWork)
    const full = Number.MAX_SAFE_INTEGER - 150
    await uow.writeAsSystem(
      () =>
        uow.sql`update standing set "quantity" = ${full} where "contestId" = ${contest.id} and "day" = '' and "metricId" <> ''`,
    )

    const view = await desk.imported(
      'Order ID,业务,Sales,客户经理,日期\r\nA2,销售额,1,湖1,2015-04-18\r\nA3,销售额,1,湖1,2015-04-18\r\nA4,销售额,0.5,湖1,2015-04-18',
    )

    expect(view.counts).toEqual({ written: 2, error: 1, extra: 1 })
    expect(await desk.rows(view.id, 'error')).toMatchObject([{ reference: 'A3', reason: 'total_too_large' }])
  })
})

describe('a cell of an amount', () => {
  it.each([
    ['1,280.50', 128_050],
    ['￥1280.5', 128_050],
    ['¥ 1,280', 128_000],
    ['１２８０．５元', 128_050],
    ['19.99', 1_999],
    ['0.29', 29],
    ['261.95999999999998', 26_196],
    ['99.999999999999986', 10_000],
    ['0.30000000000000004', 30],
    ['1.234567891E7', 1_234_567_891],
    ['-12.80', -1_280],
    ['(12.80)', -1_280],
    ['RMB 12', 1_200],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is %i 分', (cell, fen) => {
    expect(amountOf(cell)).toBe(fen)
  })

  it.each([
    '',
    '0',
    '0.00',
    '1.2万',
    '1.280',
    '1.280,50',
    '1,28',
    '12,80.5',
    '1e5',
    '1.28E+7',
    '12.345',
    '1..2',
    '12.',
    'abc',
  ])('%s is none', (cell) => {
    expect(amountOf(cell)).toBeUndefined()
  })

  it('is none past what can be counted', () => {
    expect(amountOf('90071992547409.92')).toBeUndefined()
  })
})
