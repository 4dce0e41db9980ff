import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import { rankingOf } from '#shared/ledger/standings/ranking'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { longText } from '#shared/ritual/battle-reports/text'
import { Screen, WAIT } from '#test/journal/live/screen'
import { type AContest, aContest, aDeal, aDraft } from '#test/support/a-contest'
import { type Client, expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const TODAY = '2015-04-10'

describe('a contest that is not ranked by points', () => {
  const clock = new TestClock(`${TODAY}T10:00:00+08:00`)
  let app: TestApp
  let director: Client
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())

  const open = (draft: Partial<DraftInput>) => aContest(app, director, { draft, perTeam: 2 })
  const sell = async (contest: AContest, who: number, overrides: Record<string, unknown> = {}) =>
    expectStatus(
      await contest.members[who]!.client.post(
        `/contests/${contest.id}/deals`,
        aDeal(contest, { businessDate: TODAY, ...overrides }),
      ),
      201,
    )
  const g3 = (contest: AContest, quantity: number) => ({ items: [{ metricId: contest.g3, quantity }] })
  const valuesOn = ({ state }: Screen) => rankingOf(state.contest, state.teams, state.duty).map(({ value }) => value)
  const leads = ({ state }: Screen) => state.feed.flatMap(({ fact }) => (fact.type === 'lead.changed' ? [fact] : []))

  it('freezes its basis, weights and cap at the start', async () => {
    const overall = { cap: 120, weights: {} }
    const contest = await open({ rankingBasis: 'overall', overall })

    expect(contest.view).toMatchObject({ rankingBasis: 'overall', overall })
    const changed = await director.put(`/contests/${contest.id}`, aDraft({ rankingBasis: 'total' }))
    expect(changed.body.code).toBe('contest_not_draft')
  })

  it('does not start without the targets that it is measured by', async () => {
    const created = await director.post<ContestView>('/contests', { name: '没有目标' })
    const path = `/contests/${created.body.id}`
    expectStatus(await director.put(path, aDraft({ rankingBasis: 'own_target', goals: [] })), 200)

    expect((await director.post(`${path}/start`)).body.code).toBe('ranking_needs_goals')
  })

  it('keeps the targets that it is measured by: a revision moves them, and never takes the last one away', async () => {
    const contest = await open({ rankingBasis: 'overall' })
    const revise = (metricIds: string[], target: number) =>
      director.post<{ code: string }>(`/contests/${contest.id}/revisions`, {
        from: contest.view.endsOn,
        reason: '上级调整',
        goals: metricIds.map((metricId) => ({ teamId: contest.west, metricId, target, challenge: target })),
      })
    const measured = contest.view.metrics.map(({ id }) => id)

    expect((await revise(measured, 0)).body.code).toBe('ranking_needs_goals')
    expectStatus(await revise(measured, 1), 200)
  })

  it('tells the lead, its gap and the report by 综合完成率: one easy line wins nothing alone', async () => {
    const contest = await open({ rankingBasis: 'overall' })
    const screen = await new Screen(director, contest.id).untilLive()
    // 湖西队 sells 3G alone, far beyond its goal of 100, but counts 150 % of one of two metrics at most.
    await sell(contest, 0, g3(contest, 400))
    await sell(contest, 1, { items: [{ metricId: contest.broadband, quantity: 36 }] })
    await sell(contest, 1, g3(contest, 70))
    await vi.waitFor(() => expect(valuesOn(screen)).toEqual([750, 800]), WAIT)

    expect(leads(screen).map(({ teamId, by }) => [teamId, by])).toEqual([[contest.east, 50]])
    const report = (await director.post<ReportView>(`/contests/${contest.id}/reports`, { kind: 'daily' })).body
    expect(report.figures.gap).toEqual({ leader: contest.east, second: contest.west, by: 50 })
    const text = longText('daily', report.figures, report.words, 'zh-CN')
    expect(text).toContain('综合完成率 湖西队 75.0%｜舜师队 80.0%')
    expect(text).toContain('两队仅差 5.0 个百分点')
    screen.close()
  })

  it('counts heads on duty, on every screen, as soon as a member is absent', async () => {
    const contest = await open({ rankingBasis: 'per_head' })
    const screens = [new Screen(contest.members[0]!.client, contest.id), new Screen(director, contest.id)]
    for (const screen of screens) await screen.untilLive()
    await sell(contest, 0, g3(contest, 40))
    await sell(contest, 1, g3(contest, 38))
    // Eight working days from 1 to 10 April, two heads in each team.
    for (const screen of screens) await vi.waitFor(() => expect(valuesOn(screen)).toEqual([400, 380]), WAIT)

    for (const day of ['2015-04-02', '2015-04-03'])
      expectStatus(
        await director.put(`/contests/${contest.id}/absences`, {
          day,
          participantId: contest.members[1]!.participantId,
          kind: 'leave',
        }),
        200,
      )

    // 76 points × 8 days ÷ 14 days on duty.
    for (const screen of screens) {
      await vi.waitFor(() => expect(valuesOn(screen)).toEqual([400, 434]), WAIT)
      expect(screen.state.duty).toEqual({ elapsedDays: 8, personDays: { [contest.west]: 16, [contest.east]: 14 } })
      await screen.mustAgreeWithServer()
      screen.close()
    }
  })
})
