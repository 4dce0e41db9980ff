import { describe, expect, it } from 'vitest'
import type { ChartsView } from '#shared/screens/charts/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'

describe('the charts of single days', () => {
  const { app, director, clock } = useApp({ at: '2015-04-01T08:00:00+08:00' })
  const { contest } = useContest({ perTeam: 2 })
  const path = () => `/contests/${contest.id}/charts`
  const view = async (client = director, of = '') => (await client.get<ChartsView>(`${path()}${of}`)).body
  const row = (charts: ChartsView, metricId: string | null) => charts.pledges.find((each) => each.metricId === metricId)

  const pledge = async (seat: number, quantity: number, day: string) => {
    const lines = [{ metricId: contest.g3, quantity }]
    const made = await contest.member(seat).client.put(`/contests/${contest.id}/pledges`, { day, lines, sentence: '' })
    expect(made.status).toBe(200)
  }
  const sell = async (seat: number, metricId: string, quantity: number, businessDate: string) => {
    const deal = aDeal(contest, { businessDate, items: [{ metricId, quantity }] })
    const made = await contest.member(seat).client.post<{ id: string }>(`/contests/${contest.id}/deals`, deal)
    expect(made.status).toBe(201)
    return made.body.id
  }

  it('put what everyone pledged next to what was sold, day by day, in each metric and in points', async () => {
    await pledge(0, 3, '2015-04-01')
    await pledge(1, 2, '2015-04-01')
    await sell(0, contest.g3, 4, '2015-04-01')
    clock.set('2015-04-02T08:00:00+08:00')
    await sell(1, contest.broadband, 1, '2015-04-02')

    const charts = await view()

    expect(charts.days).toEqual(['2015-04-01', '2015-04-02'])
    expect(row(charts, contest.g3)).toMatchObject({ pledged: [5, 0], sold: [4, 0] })
    expect(row(charts, contest.broadband)).toMatchObject({ pledged: [0, 0], sold: [0, 1] })
    expect(row(charts, null)).toMatchObject({ pledged: [10, 0], sold: [8, 5] })
  })

  it('put a member next to the average of the own team, and tell a director of no one until asked', async () => {
    await sell(0, contest.g3, 4, '2015-04-01')
    await sell(2, contest.g3, 1, '2015-04-01')
    await sell(1, contest.g3, 9, '2015-04-01')

    const own = await view(contest.member(0).client)
    expect(own.person).toEqual({ participantId: contest.member(0).participantId, points: [8], average: [5] })
    expect((await view()).person).toBeNull()
    expect((await view(director, `?participantId=${contest.member(1).participantId}`)).person?.points).toEqual([18])
  })

  it('show a member no other person, and a stranger nothing', async () => {
    const other = `?participantId=${contest.member(1).participantId}`
    const stranger = await app.addCenter()

    expect((await contest.member(0).client.get(`${path()}${other}`)).status).toBe(403)
    expect((await stranger.get(path())).status).toBe(404)
  })

  it('follow a withdrawal, and go back thirty days at most', async () => {
    const id = await sell(0, contest.g3, 4, '2015-04-01')
    await sell(0, contest.g3, 1, '2015-04-01')
    await contest.member(0).client.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '重复' })
    expect(row(await view(), contest.g3)?.sold).toEqual([1])

    clock.set('2015-06-10T08:00:00+08:00')
    const { days } = await view()
    expect(days).toHaveLength(30)
    expect(days.at(-1)).toBe('2015-06-10')
  })
})
