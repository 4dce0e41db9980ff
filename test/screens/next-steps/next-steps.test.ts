import { describe, expect, it } from 'vitest'
import type { NextSteps } from '#shared/screens/next-steps/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('the next steps after the start', () => {
  const { app, director } = useApp({ at: '2015-04-10T08:10:00+08:00' })
  const { contest, west } = useContest()
  const steps = async () => (await director.get<NextSteps>(`/contests/${contest.id}/next-steps`)).body

  it('tick themselves as the room does them', async () => {
    expect(await steps()).toEqual({
      emptyTeams: 0,
      hasTv: false,
      hasCalendar: false,
      hasMeeting: false,
      hasSale: false,
    })

    expectStatus(await director.post(`/contests/${contest.id}/meetings/morning/open?day=2015-04-10`), 200)
    expect(await steps()).toMatchObject({ hasMeeting: true, hasSale: false })
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
    expect(await steps()).toMatchObject({ hasMeeting: true, hasSale: true, hasTv: false })
  })

  it('count the teams without people, and a meeting that is only prepared not at all', async () => {
    const draft = (await director.post<{ id: string }>('/contests', { name: '空' })).body

    expect((await director.get<NextSteps>(`/contests/${draft.id}/next-steps`)).body).toMatchObject({ emptyTeams: 0 })
    await director.get(`/contests/${contest.id}/meetings/morning?day=2015-04-10`)
    expect((await steps()).hasMeeting).toBe(false)
  })

  it('are for directors of the centre', async () => {
    const stranger = await app.addCenter()

    expect((await west.client.get(`/contests/${contest.id}/next-steps`)).status).toBe(403)
    expect((await stranger.get(`/contests/${contest.id}/next-steps`)).status).toBe(404)
  })
})
