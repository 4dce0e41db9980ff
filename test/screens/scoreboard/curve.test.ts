import { describe, expect, it } from 'vitest'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aContest, aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'

describe('the curve of the teams', () => {
  const { app, director, clock } = useApp({ at: '2015-04-01T10:00:00+08:00' })
  const { contest } = useContest()
  const sell = async (teamId: string, businessDate: string, metricId: string, quantity: number) => {
    const member = contest.members.find((each) => each.teamId === teamId)
    const deal = aDeal(contest, { businessDate, items: [{ metricId, quantity }], participantId: member?.participantId })
    const reply = await director.post<RecordedDeal>(`/contests/${contest.id}/deals`, deal)
    expect(reply.status).toBe(201)
    return reply.body
  }
  const curve = async (client = director) => (await client.get<CurveView>(`/contests/${contest.id}/curve`)).body
  const team = (view: CurveView, teamId: string) => view.teams.find((each) => each.teamId === teamId)

  it('adds up day by day until today, level on days without a sale', async () => {
    await sell(contest.west, '2015-04-01', contest.g3, 2)
    clock.set('2015-04-04T10:00:00+08:00')
    await sell(contest.west, '2015-04-03', contest.broadband, 1)
    await sell(contest.west, '2015-04-04', contest.g3, 1)
    await sell(contest.east, '2015-04-04', contest.g3, 3)

    const view = await curve()

    expect(view.days).toEqual(['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-04'])
    expect(team(view, contest.west)?.points).toEqual([4, 4, 9, 11])
    expect(team(view, contest.west)?.metrics[contest.g3]).toEqual([2, 2, 2, 3])
    expect(team(view, contest.west)?.metrics[contest.broadband]).toEqual([0, 0, 1, 1])
    expect(team(view, contest.east)?.points).toEqual([0, 0, 0, 6])
  })

  it('follows a withdrawal on the day of the deal', async () => {
    const deal = await sell(contest.west, '2015-04-01', contest.g3, 2)
    clock.set('2015-04-02T10:00:00+08:00')
    await sell(contest.west, '2015-04-02', contest.g3, 1)
    await director.post(`/contests/${contest.id}/deals/${deal.id}/withdrawal`, { reason: '重复' })

    expect(team(await curve(), contest.west)?.points).toEqual([0, 2])
  })

  it('is read by members and by a TV of the contest, and by no person of another centre', async () => {
    await sell(contest.east, '2015-04-01', contest.g3, 1)
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const tv = app.anonymous()
    await tv.post('/display-session', { token: made.body.url.split('#')[1] })
    const stranger = await app.addCenter()
    const path = `/contests/${contest.id}/curve`

    expect((await contest.members[0]?.client.get<CurveView>(path))?.body).toEqual(await curve())
    expect((await tv.get(path, { 'x-dangxian-as': 'display' })).status).toBe(200)
    expect((await tv.get(path)).status).toBe(401)
    expect((await stranger.get(path)).status).toBe(404)
  })

  it('has no day before the contest begins and none after it ends', async () => {
    const early = await aContest(app, director, { draft: { startsOn: '2015-04-02' } })
    expect((await director.get<CurveView>(`/contests/${early.id}/curve`)).body.days).toEqual([])

    clock.set('2015-07-20T10:00:00+08:00')
    const { days } = await curve()
    expect([days.length, days.at(-1)]).toEqual([91, '2015-06-30'])
  })
})
