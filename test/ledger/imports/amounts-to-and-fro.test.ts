import { describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import { backupWorker } from '#test/support/built-programs'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { Desk } from './an-import'

const WORKER = await backupWorker()
const DAY = '2015-04-18'
const AMOUNTS = [1, 29, 99, 100, 128_050, 9_007_199, 999_999_999, 9_999_999_999, 10_000_000_000]

describe('amounts between the ledger and lists', () => {
  const { app, director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })

  const aRevenueContest = async () => {
    const amount = anAmount({ name: '销售额', pointsPerUnit: 2 })
    const contest = await aContest(app, director, {
      draft: { ...withAmount(amount), metrics: [amount], goals: [] },
      perTeam: 1,
    })
    return { amount, contest, desk: new Desk(director, contest) }
  }
  const ledgerOf = async (contest: AContest) =>
    (await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals
  const countedIn = async (contest: AContest) =>
    (await ledgerOf(contest))
      .flatMap(({ lines, ...deal }) => (lines[0]?.state === 'counted' ? [[deal.reference, lines[0].quantity]] : []))
      .sort()

  it.each(['xlsx', 'csv'])('come back to the 分 from an export as %s', async (format) => {
    const { contest, amount } = await aRevenueContest()
    for (const [n, quantity] of AMOUNTS.entries()) {
      const deal = aDeal(contest, {
        ...{ businessDate: DAY, reference: `HT${n}`, participantId: contest.member(0).participantId },
        items: [{ metricId: amount.id, quantity }],
      })
      expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)
    }

    const path = `/contests/${contest.id}/exports/ledger/${format}?from=2015-04-01&to=2015-06-30`
    const { status, bytes } = await director.download(path)

    expect(status).toBe(200)
    const other = await aRevenueContest()
    const uploaded = await other.desk.upload(bytes, `台账.${format}`)
    expectStatus(uploaded, 201)
    expectStatus(await other.desk.map(uploaded.body), 200)
    expectStatus(await other.desk.start(uploaded.body.id), 200)
    expect((await other.desk.finished(uploaded.body.id)).counts).toEqual({ written: AMOUNTS.length })
    expect(await countedIn(other.contest)).toEqual(await countedIn(contest))
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('that the system corrected are a difference, and are corrected to the 分 when they are settled', async () => {
    const { contest, desk } = await aRevenueContest()
    const list = (sold: string) => `Order ID,业务,Sales,客户经理,日期\r\nHT1,销售额,${sold},湖1,${DAY}`
    await desk.imported(list('"1,280.50"'))

    const view = await desk.imported(list('1280.49'), false)

    expect(view.counts).toEqual({ other_quantity: 1 })
    const [row] = await desk.rows(view.id, 'other_quantity')
    expect((await desk.settle(view.id, [row?.position ?? 0], 'correct')).body).toEqual({ done: 1, refused: [] })
    expect(await countedIn(contest)).toEqual([['HT1', 128_049]])
    expect((await desk.imported(list('1280.49'), false)).counts).toEqual({ matched: 1 })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })
})
