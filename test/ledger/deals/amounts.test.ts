import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('a sale of an amount', () => {
  let app: TestApp
  let director: Client
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00') })
    director = await app.setUp()
  })
  afterAll(() => app.stop())

  const amount = anAmount({ pointsPerUnit: 3 })
  let contest: AContest
  beforeEach(async () => {
    amount.id = crypto.randomUUID()
    contest = await aContest(app, director, { draft: withAmount(amount), perTeam: 2 })
  })
  const sell = (quantity: number, more: Record<string, unknown> = {}, seat = 0) =>
    contest
      .member(seat)
      .client.post<RecordedDeal>(
        `/contests/${contest.id}/deals`,
        aDeal(contest, { items: [{ metricId: amount.id, quantity }], ...more }),
      )

  it('is kept to the 分, and earns points per 元, rounded down', async () => {
    const { status, body } = await sell(128_050)

    expect(status).toBe(201)
    expect(body.lines).toEqual([{ metricId: amount.id, quantity: 128_050, points: 3_841 }])
    expect(body.whole).toMatchObject({ points: 3_841, deals: 1 })
    expect(body.whole.metrics[amount.id]?.quantity).toBe(128_050)
    expect(body).toMatchObject({ nthOfDay: 1 })
  })

  it('may be 1 亿元 and no 分 more', async () => {
    expect((await sell(10_000_000_000)).body.lines[0]).toMatchObject({ points: 300_000_000 })

    const { status, body } = await sell(10_000_000_001)
    expect([status, body]).toMatchObject([400, { code: 'amount_too_large' }])
    expect((await sell(1.5)).body).toMatchObject({ code: 'quantity_not_whole' })
  })

  it('lets pieces be 999 as before', async () => {
    const items = [{ metricId: contest.g3, quantity: 1_000 }]
    expect((await sell(1, { items })).body).toMatchObject({ code: 'quantity_too_large' })
  })

  it('is undone exactly by its withdrawal, whatever was rounded', async () => {
    for (const quantity of [1, 33, 34, 99, 100, 1_999]) await sell(quantity)
    const before = (await sell(66, { helperId: contest.member(2).participantId })).body
    const { id } = (await sell(4_567_89)).body

    await director.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '录错' })

    const after = (await sell(1)).body
    expect(after.whole.points).toBe(before.whole.points)
    expect(after.whole.metrics[amount.id]?.quantity).toBe((before.whole.metrics[amount.id]?.quantity ?? 0) + 1)
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is corrected and given to another member with the points of its own figure', async () => {
    const { id } = (await sell(100_050)).body
    const reassigned = { participantId: contest.member(1).participantId, reason: '主任裁定' }
    expect((await director.post(`/contests/${contest.id}/deals/${id}/reassignment`, reassigned)).status).toBe(201)

    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })
})
