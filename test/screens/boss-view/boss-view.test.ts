import { beforeEach, describe, expect, it, vi } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { monthBefore, sameTimeBefore } from '#shared/contest/contests/span'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { BossView } from '#shared/screens/boss-view/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aContest, aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'

/** Tuesday, the 35th of 91 days. */
const TODAY = '2015-05-05'

describe('the months before', () => {
  it('are cut at the contest’s days', () => {
    const contest = { startsOn: '2015-04-10', endsOn: '2015-06-20' }
    expect(monthBefore(contest, TODAY)).toEqual({ from: '2015-04-10', to: '2015-04-30' })
    expect(monthBefore(contest, '2015-08-01')).toEqual({ from: '2015-05-01', to: '2015-05-31' })
    expect(monthBefore(contest, '2015-04-20').from > monthBefore(contest, '2015-04-20').to).toBe(true)
  })
})

describe('the same days of the week and month before', () => {
  const contest = { startsOn: '2015-04-10', endsOn: '2015-08-31' }
  it('go as far as the week or month has come', () => {
    expect(sameTimeBefore(contest, 'week', TODAY)).toEqual({ from: '2015-04-27', to: '2015-04-28' })
    expect(sameTimeBefore(contest, 'month', '2015-06-03')).toEqual({ from: '2015-05-01', to: '2015-05-03' })
    expect(sameTimeBefore(contest, 'month', '2015-07-31')).toEqual({ from: '2015-06-01', to: '2015-06-30' })
    expect(sameTimeBefore(contest, 'week', '2015-12-24')).toEqual({ from: '2015-08-24', to: '2015-08-24' })
  })
  it('are not compared where the contest had begun later', () => {
    expect(sameTimeBefore(contest, 'month', TODAY)).toBeNull()
    expect(sameTimeBefore(contest, 'week', '2015-04-14')).toBeNull()
  })
})

describe('领导视图', () => {
  const { app, director, clock } = useApp({ at: `${TODAY}T10:00:00+08:00` })
  const { contest } = useContest()
  let path: string
  beforeEach(() => {
    path = `/contests/${contest.id}`
  })

  const sell = async (index: number, businessDate: string, quantity: number, metricId = contest.g3) => {
    const { participantId } = contest.member(index)
    const overrides = { businessDate, participantId, items: [{ metricId, quantity }] }
    const sold = await director.post<RecordedDeal>(`${path}/deals`, aDeal(contest, overrides))
    expectStatus(sold, 201)
    return sold.body.id
  }
  const cancel = async (dealId: string) =>
    expectStatus(await director.post(`${path}/deals/${dealId}/cancellation`, { reason: '客户反悔', day: TODAY }), 204)
  const aLink = async (kind: DisplayKind) => {
    const { display, url } = (await director.post<NewDisplay>(`${path}/displays`, { name: '张总', kind })).body
    const browser = app.anonymous()
    const token = new URL(url).hash.slice(1)
    expectStatus(await browser.post('/display-session', { token, kind }), 200)
    browser.headers['x-dangxian-as'] = kind === 'tv' ? 'display' : kind
    return { display, browser }
  }
  const summary = async (client: Client): Promise<BossView> => {
    const reply = await client.get<BossView>(`${path}/summary`)
    expectStatus(reply, 200)
    return reply.body
  }

  it('tells units net of cancellations, against the goals and the schedule, by week and by month', async () => {
    await sell(0, '2015-04-15', 10)
    const lost = await sell(0, '2015-04-28', 7)
    await sell(0, TODAY, 33)
    await sell(1, '2015-04-30', 20)
    await cancel(lost)
    const { browser } = await aLink('boss')

    const view = await summary(browser)

    expect(view).toMatchObject({ name: '沃马当先', status: 'running', today: TODAY, schedule: 385 })
    expect(view.asOf).toBe(new Date(`${TODAY}T10:00:00+08:00`).toISOString())
    expect(view.spans).toEqual({
      week: { from: '2015-05-04', to: TODAY },
      lastWeek: { from: '2015-04-27', to: '2015-05-03' },
      month: { from: '2015-05-01', to: TODAY },
      lastMonth: { from: '2015-04-01', to: '2015-04-30' },
    })
    const g3 = view.metrics.find(({ id }) => id === contest.g3)
    expect(g3?.teams[0]).toEqual({
      net: 43,
      sold: 50,
      cancelled: 7,
      waiting: 0,
      goal: { target: 100, challenge: 125 },
      completion: 430,
      ahead: 45,
      spans: { week: 26, lastWeek: 7, month: 26, lastMonth: 17 },
      sameTime: { week: 7, month: 0 },
      forecast: { kind: 'short', total: 71, by: 29 },
    })
    expect(g3?.all).toMatchObject({ net: 63, goal: { target: 200, challenge: 250 }, completion: 315, ahead: -70 })
    expect(g3?.all.spans).toEqual({ week: 26, lastWeek: 27, month: 26, lastMonth: 37 })
    expect(view.metrics.find(({ id }) => id === contest.bundle)?.all).toMatchObject({ goal: null, completion: null })
  })

  it('tells what the boards tell at the same number, and neither people nor points', async () => {
    await sell(0, '2015-04-15', 4)
    await sell(0, TODAY, 3, contest.broadband)
    await cancel(await sell(1, '2015-05-04', 9))
    await sell(1, TODAY, 2)

    const view = await summary(director)
    const board = (await director.get<LiveSnapshot>(`${path}/live`)).body

    expect(view.seq).toBe(board.seq)
    for (const metric of view.metrics)
      for (const [n, team] of view.teams.entries()) {
        const standing = board.teams.find(({ teamId }) => teamId === team.id)
        const { net, cancelled, spans } = metric.teams[n] as BossView['metrics'][number]['all']
        const of = (span: 'whole' | 'week' | 'month') => standing?.[span]?.metrics[metric.id]
        expect([net, spans.week, spans.month]).toEqual(
          [of('whole'), of('week'), of('month')].map((total) => total?.quantity ?? 0),
        )
        expect(cancelled).toBe(of('whole')?.cancelled ?? 0)
      }
    expect(view.metrics.find(({ id }) => id === contest.g3)?.teams.map(({ net }) => net)).toEqual([4, 2])
    const told = JSON.stringify(view)
    for (const name of contest.members.map((member) => member.name)) expect(told).not.toContain(`"${name}"`)
    expect(told).not.toMatch(/points|score/i)
  })

  it('draws the curve of the whole contest or of one team, along the schedule', async () => {
    await sell(0, '2015-04-02', 3)
    await sell(1, '2015-04-03', 4)
    const { browser } = await aLink('boss')
    const curveOf = async (query: string) => {
      const reply = await browser.get<BossView>(`${path}/summary${query}`)
      expectStatus(reply, 200)
      const { curvesOf, way, metrics } = reply.body
      expect([way.length, way[0], way.at(-1)]).toEqual([91, 11, 1000])
      return [curvesOf, metrics.find(({ id }) => id === contest.g3)?.curve] as const
    }
    const level = (total: number) => Array<number>(32).fill(total)

    expect(await curveOf('')).toEqual([null, [0, 3, 7, ...level(7)]])
    expect(await curveOf(`?teamId=${contest.west}`)).toEqual([contest.west, [0, 3, 3, ...level(3)]])
    const other = await aContest(app, director, { perTeam: 0 })
    expect((await browser.get(`${path}/summary?teamId=${other.west}`)).body.code).toBe('not_found')
  })

  it('adds up a day once: a sale later only that day is read again', async () => {
    await sell(0, '2015-04-02', 3)
    const asked = vi.spyOn(app.get(UnitOfWork), 'sql')
    const daysRead = async () => {
      asked.mockClear()
      await summary(director)
      return asked.mock.calls.filter(([text]) => /"cancelledPoints".*from standing/s.test(text.join(''))).length
    }
    // 35 days, four at once.
    expect(await daysRead()).toBe(9)
    expect(await daysRead()).toBe(0)

    await sell(0, TODAY, 1)

    expect(await daysRead()).toBe(1)
    asked.mockRestore()
  })

  it('says how final it is, and keeps its last week after the end', async () => {
    await sell(0, TODAY, 1)
    clock.set('2015-07-02T10:00:00+08:00')
    expect(await summary(director)).toMatchObject({
      status: 'settling',
      schedule: 1000,
      spans: { week: { from: '2015-06-29', to: '2015-06-30' }, lastMonth: { from: '2015-05-01', to: '2015-05-31' } },
    })
    expect((await summary(director)).metrics.map(({ all }) => all.forecast)).toEqual([null, null, null])
    expectStatus(await director.post(`${path}/close`), 200)
    expect((await summary(director)).status).toBe('closed')
  })

  it('is for the boss’s link to this contest and for directors, and goes with the link', async () => {
    const { browser, display } = await aLink('boss')
    await summary(browser)
    const other = await aContest(app, director, { perTeam: 0 })
    expect((await browser.get(`/contests/${other.id}/summary`)).body.code).toBe('not_found')
    for (const kind of ['tv', 'watch'] as const)
      expect((await (await aLink(kind)).browser.get(`${path}/summary`)).body.code).toBe('forbidden')
    expect((await contest.member(0).client.get(`${path}/summary`)).body.code).toBe('forbidden')

    expectStatus(await director.delete(`${path}/displays/${display.id}`), 204)

    expect((await browser.get(`${path}/summary`)).status).toBe(401)
  })
})
