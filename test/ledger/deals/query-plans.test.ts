import { describe, expect, it } from 'vitest'
import { LedgerSearch } from '#server/ledger/deals/ledger/ledger-search'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { inContest } from '#test/ledger/deals/reversals'
import { aContest, aDraft } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

describe('statements on the ledger, as the database plans them', () => {
  const { app, clock, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const its = useContest({ per: 'file' })

  const filters: [string, () => string][] = [
    ['the whole ledger', () => ''],
    ['the sales of a metric', () => `metricId=${its.contest.broadband}`],
    ['the sales of a team', () => `teamId=${its.contest.west}`],
    ['the sales of a team and metric', () => `teamId=${its.contest.west}&metricId=${its.contest.g3}`],
    ['what waits', () => 'isPending=true'],
    ['what was withdrawn', () => 'isWithdrawn=true'],
    ['what was not withdrawn', () => 'isWithdrawn=false'],
    ['two days', () => 'from=2015-04-08&to=2015-04-09'],
  ]
  it.each(filters)('reach %s by an index that narrows', async (_, filter) => {
    const room = inContest(its.contest)
    for (const seller of [its.west, its.east, its.west]) await room.record(seller)
    // So that the newest deals are not enough, and the keys are looked up.
    app.get(LedgerSearch).numbersAtOnce = 1

    const plans = await plansDuring(app, async () =>
      expectStatus(await its.contest.director.get(`/contests/${its.contest.id}/deals?limit=50&${filter()}`), 200),
    )

    expect(plans.some(({ sql }) => sql.includes('"deal"'))).toBe(true)
    expect(faultsOf(plans, ['withdrawal', 'pending_line'])).toEqual([])
  })

  it.each(['138', '小明', 'GZ0538'])('reach what a search for %s finds by the newest numbers', async (words) => {
    const room = inContest(its.contest)
    await room.record(its.west, { reference: 'GZ05380001', customerName: '张小明', customerPhone: '13800001234' })
    app.get(LedgerSearch).numbersAtOnce = 1

    const plans = await plansDuring(app, async () =>
      expectStatus(await its.contest.director.post(`/contests/${its.contest.id}/deals/search`, { words }), 200),
    )

    expect(plans.some(({ sql }) => sql.includes('like'))).toBe(true)
    expect(faultsOf(plans)).toEqual([])
  })

  it('reach the entries of one deal when it is recorded, withdrawn or cancelled', async () => {
    const room = inContest(its.contest)

    const plans = await plansDuring(app, async () => {
      const first = await room.record(its.west, { reference: '20150410001' })
      await room.record(its.east, { reference: '20150410001' })
      expectStatus(await room.withdraw(first.id), 204)
      const second = await room.record(its.west)
      expectStatus(await room.cancel(second.id), 204)
      const third = await room.record(its.west)
      expectStatus(await room.reassign(third.id, its.contest.member(1)), 201)
    })

    expect(plans.filter(({ sql }) => sql.includes('ledger_entry')).length).toBeGreaterThanOrEqual(5)
    expect(faultsOf(plans)).toEqual([])
  })

  it('reach the sales whose number is late by their own numbers, and a single one by its key', async () => {
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) => ({ ...metric, numberRule: 'same_day' as const }))
    const contest = await aContest(app, director, { draft: { ...draft, metrics } })
    await inContest(contest).record(contest.member(0))
    clock.set('2015-04-13T12:00:00+08:00')

    const plans = await plansDuring(app, () => app.get(NumberDeadlines).look())

    const looks = plans.filter(({ sql }) => /from deal d\b|from deal where/.test(sql.replaceAll(/\s+/g, ' ')))
    expect(looks).toHaveLength(2)
    expect(plans.filter(({ sql }) => sql.includes('deal_review')).length).toBeGreaterThan(1)
    expect(faultsOf(plans)).toEqual([])
  })
})
