import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { DEFAULT_ASK_ABOVE } from '#shared/contest/contests/quantities'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import { useApp } from '#test/support/fixtures'
import { inContest } from './reversals'

const LIMIT = DEFAULT_ASK_ABOVE.amount

describe('a sale of far more money than is usual (待核)', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const amount = anAmount()
  let contest: AContest
  let west: Member
  const start = async (askAbove: number) => {
    amount.id = crypto.randomUUID()
    contest = await aContest(app, director, { draft: withAmount({ ...amount, askAbove }) })
    west = contest.member(0)
  }
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    await start(LIMIT)
  })
  const of = (quantity: number) => ({ items: [{ metricId: amount.id, quantity }] })
  const sell = (quantity: number, more: Record<string, unknown> = {}): Promise<RecordedDeal> =>
    inContest(contest).record(west, { ...of(quantity), ...more })
  const deals = () => `/contests/${contest.id}/deals`
  const line = () => inContest(contest).line(west)
  const isTrue = async () => expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })

  it('waits above 5 万元, and not at it', async () => {
    expect(await sell(LIMIT)).not.toHaveProperty('held')

    expect(await start(LIMIT).then(() => sell(LIMIT + 1))).toMatchObject({
      ...{ lines: [], nthOfDay: 0 },
      held: [{ metricId: amount.id, quantity: 5_000_001 }],
    })
    expect((await line()).whole).toMatchObject({ points: 0, deals: 0 })
    await isTrue()
  })

  it('waits above the limit of the wizard', async () => {
    await start(100_000)

    expect(await sell(100_000)).not.toHaveProperty('held')
    expect((await sell(500_001)).held).toHaveLength(1)
  })

  it('waits only above five times the own best day, where that is more', async () => {
    await sell(LIMIT)
    clock.set('2015-04-13T10:00:00+08:00')
    const next = { businessDate: '2015-04-13' }

    expect(await sell(5 * LIMIT, next)).not.toHaveProperty('held')
    clock.set('2015-04-14T10:00:00+08:00')
    expect((await sell(25 * LIMIT + 1, { businessDate: '2015-04-14' })).held).toHaveLength(1)
  })

  it('counts to the 分 once it is confirmed', async () => {
    const { id } = await sell(12_800_050)

    expect((await director.post(`${deals()}/${id}/confirmation`)).status).toBe(204)

    const { whole, held } = await line()
    expect(whole).toMatchObject({ points: 128_000, deals: 1 })
    expect(whole.metrics[amount.id]?.quantity).toBe(12_800_050)
    expect(held).toBeUndefined()
    await isTrue()
  })

  it('never counts once it is refused', async () => {
    const { id } = await sell(12_800_050)

    expect((await director.post(`${deals()}/${id}/refusal`, { reason: '多打了两个零' })).status).toBe(204)

    expect((await line()).held).toBeUndefined()
    expect((await line()).whole).toMatchObject({ points: 0, deals: 0 })
    expect(await inContest(contest).deal(id)).toMatchObject({ withdrawal: { reason: '多打了两个零' } })
    await isTrue()
  })

  it('counts with one number, however large it is', async () => {
    const { id } = await sell(12_800_050)
    expect(await inContest(contest).deal(id)).toMatchObject({ review: { cause: 'quantity', needs: 1 } })

    const added = await west.client.post(`${deals()}/${id}/numbers`, { numbers: ['HT-2015-001'] })

    expect(added.body).toMatchObject({ numbers: 1, isHeld: false })
    expect((await line()).whole.metrics[amount.id]?.quantity).toBe(12_800_050)
    expect(await sell(12_800_050, { reference: 'HT-2015-002' })).not.toHaveProperty('held')
    await isTrue()
  })
})
