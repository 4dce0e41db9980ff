import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { daysOf, weekBefore } from '#shared/contest/contests/span'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { longText } from '#shared/ritual/battle-reports/text'
import { Screen, WAIT } from '#test/journal/live/screen'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { type Client, expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

/** Thursday of the third week of a contest that began on Wednesday, 1 April. */
const TODAY = '2015-04-16'
const MONDAY = '2015-04-13'
const LAST_WEEK = '2015-04-08'

describe('the times of a board', () => {
  const contest = { startsOn: '2015-04-01', endsOn: '2015-06-30' }

  it('are weeks from Monday and calendar months, cut at the contest’s days', () => {
    expect(daysOf(contest, 'week', TODAY)).toEqual({ from: MONDAY, to: TODAY })
    expect(daysOf(contest, 'week', '2015-04-03')).toEqual({ from: '2015-04-01', to: '2015-04-03' })
    expect(daysOf(contest, 'week', '2015-04-19')).toEqual({ from: MONDAY, to: '2015-04-19' })
    expect(daysOf(contest, 'month', '2015-05-02')).toEqual({ from: '2015-05-01', to: '2015-05-02' })
    expect(daysOf(contest, 'month', '2015-07-09')).toEqual({ from: '2015-06-01', to: '2015-06-30' })
    expect(weekBefore(contest, TODAY)).toEqual({ from: '2015-04-06', to: '2015-04-12' })
    expect(weekBefore(contest, '2015-04-07')).toEqual({ from: '2015-04-01', to: '2015-04-05' })
    expect(weekBefore(contest, '2015-04-02').from > weekBefore(contest, '2015-04-02').to).toBe(true)
  })
})

describe('boards over a week and a month', () => {
  const clock = new TestClock(`${TODAY}T10:00:00+08:00`)
  let app: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    clock.set(`${TODAY}T10:00:00+08:00`)
    contest = await aContest(app, director, { perTeam: 2 })
  })
  const member = (index: number) => contest.members[index] as Member
  const sell = async (index: number, businessDate: string, quantity = 1) => {
    const items = [{ metricId: contest.g3, quantity }]
    const overrides = { businessDate, items, participantId: member(index).participantId }
    const sold = await director.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))
    expectStatus(sold, 201)
    return sold.body.id
  }
  const cancel = async (dealId: string, day: string) =>
    expectStatus(
      await director.post(`/contests/${contest.id}/deals/${dealId}/cancellation`, { reason: '客户反悔', day }),
      204,
    )
  const watch = async () => {
    const look = { board: 'week:points' } as const
    const screens = [new Screen(member(0).client, contest.id, { look }), new Screen(director, contest.id)]
    for (const screen of screens) await screen.untilLive()
    return screens
  }
  const points = ({ state }: Screen, index: number) => {
    const team = state.teams[index]
    return [team?.today.points, team?.week?.points, team?.month?.points, team?.whole.points]
  }

  it('add up what each time has seen, on every screen, as it happens', async () => {
    await sell(0, '2015-04-02', 1)
    await sell(0, LAST_WEEK, 2)
    const screens = await watch()
    await sell(0, MONDAY, 4)
    await sell(1, TODAY, 8)
    await sell(2, TODAY, 16)

    for (const screen of screens) {
      await vi.waitFor(() => expect(points(screen, 0)).toEqual([32, 40, 46, 46]), WAIT)
      expect(points(screen, 1)).toEqual([16, 16, 16, 16])
      expect(screen.state.boards['week:points']?.map(({ value }) => value)).toEqual([32, 16])
      await screen.mustAgreeWithServer()
      screen.close()
    }
    expect(screens[0]?.state.me?.place).toEqual({ board: 'week:points', of: 4, gap: null })
  })

  it('rank a day by what it sold, and longer times by what is left; no total is below 0', async () => {
    const lost = await sell(0, LAST_WEEK, 5)
    await sell(2, TODAY, 1)
    const today = await sell(1, TODAY, 3)
    const screens = await watch()

    await cancel(lost, TODAY)
    await cancel(today, TODAY)

    for (const screen of screens) {
      await vi.waitFor(() => expect(points(screen, 0)).toEqual([2, -8, 2, 2]), WAIT)
      await vi.waitFor(
        () => expect(screen.state.boards['today:points']?.[0]).toMatchObject({ value: 6, cancelled: 1 }),
        WAIT,
      )
      expect(screen.state.boards['week:points']?.map(({ value }) => value)).toEqual([2])
      await screen.mustAgreeWithServer()
    }
    const [own, all] = screens
    expect(own?.state.me?.standing.week).toMatchObject({ points: -10, cancelled: { deals: 1, points: 10 } })
    const values = all?.state.lines?.map((line) => line.week?.points)
    expect(values).toEqual([-10, 0, 2, 0])
    for (const screen of screens) screen.close()
  })

  it('restart with Monday and with the first of the month', async () => {
    await sell(0, TODAY, 2)
    clock.set('2015-04-20T08:00:00+08:00')
    const screen = await new Screen(director, contest.id).untilLive()
    expect(points(screen, 0)).toEqual([0, 0, 4, 4])
    clock.set('2015-05-01T08:00:00+08:00')
    await vi.waitFor(() => expect(points(screen, 0)).toEqual([0, 0, 0, 4]), WAIT)
    screen.close()
  })

  it('give 流动红旗 to who won the week before, for this week, and follow what is found out about it', async () => {
    const west = await sell(0, LAST_WEEK, 5)
    await sell(1, '2015-04-09', 4)
    const screens = await watch()
    for (const screen of screens) expect(screen.state.flag).toEqual({ teamId: contest.west, week: '2015-04-06' })

    expectStatus(await director.post(`/contests/${contest.id}/deals/${west}/withdrawal`, { reason: '录错' }), 204)

    for (const screen of screens) {
      await vi.waitFor(() => expect(screen.state.flag).toEqual({ teamId: contest.east, week: '2015-04-06' }), WAIT)
      await screen.mustAgreeWithServer()
    }
    clock.set('2015-04-20T08:00:00+08:00')
    for (const screen of screens) {
      await vi.waitFor(() => expect(screen.state.flag).toBeNull(), WAIT)
      screen.close()
    }
  })

  it('give it, among equals, to who was there first', async () => {
    await sell(1, LAST_WEEK, 2)
    await sell(0, LAST_WEEK, 2)

    const screen = await new Screen(director, contest.id).untilLive()

    expect(screen.state.flag?.teamId).toBe(contest.east)
    screen.close()
  })

  it('announce it with the weekly report', async () => {
    await sell(0, TODAY, 2)
    await sell(1, LAST_WEEK, 9)

    const report = (await director.post<ReportView>(`/contests/${contest.id}/reports`, { kind: 'weekly' })).body

    expect(report.figures.flag).toEqual({ teamId: contest.west, week: MONDAY })
    expect(longText('weekly', report.figures, report.words, 'zh-CN')).toContain('流动红旗 湖西队')
  })
})
