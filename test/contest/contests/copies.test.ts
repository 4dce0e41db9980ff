import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { PersonCodes } from '#shared/contest/participants/codes'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('a contest that is begun as a copy of the last one', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest({ perTeam: 2 })
  const codesAt = (id: string, participantId: string) => `/contests/${id}/people/${participantId}/codes`
  const copied = async () => {
    const reply = await director.post<ContestView>(`/contests/${contest.id}/copies`, { name: '七月赛' })
    expectStatus(reply, 201)
    return reply.body
  }

  it('has its teams, metrics, offers and rules under ids of its own, without goals', async () => {
    clock.set('2015-07-01T08:00:00+08:00')
    const copy = await copied()

    const names = (view: ContestView) => ({
      teams: view.teams.map(({ id: _, ...team }) => team),
      metrics: view.metrics.map(({ id: _, ...metric }) => metric),
      offers: view.offers.map(({ name, lines }) => [name, lines.map(({ quantity }) => quantity)]),
    })
    expect(names(copy)).toEqual(names(contest.view))
    expect(copy).toMatchObject({ name: '七月赛', status: 'draft', startsOn: '2015-07-01', endsOn: '2015-09-29' })
    expect([copy.lockTime, copy.goals]).toEqual([contest.view.lockTime, []])
    const ids = (view: ContestView) => [...view.teams, ...view.metrics, ...view.offers].map(({ id }) => id)
    expect(new Set([...ids(copy), ...ids(contest.view)]).size).toBe(12)
    expect(copy.offers[0]?.lines.map(({ metricId }) => metricId)).toEqual(
      [...copy.metrics].reverse().map(({ id }) => id),
    )
  })

  it('takes along who is still there, with area and codes, and neither sales nor who has left', async () => {
    expectStatus(
      await director.put(codesAt(contest.id, west.participantId), {
        codes: [{ code: 'HX01', kind: 'own', from: null, to: null }],
      }),
      200,
    )
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
    await director.patch(`/contests/${contest.id}/people/${contest.member(3).participantId}`, {
      activeTo: '2015-04-09',
    })

    const copy = await copied()

    expect(copy.participants.map(({ name, area }) => [name, area])).toEqual([
      ['湖1', '东街'],
      ['舜1', '东街'],
      ['湖2', '东街'],
    ])
    expect(copy.participants[0]?.teamId).toBe(copy.teams[0]?.id)
    const codes = await director.get<PersonCodes>(codesAt(copy.id, copy.participants[0]?.id ?? ''))
    expect(codes.body.map(({ code }) => code)).toEqual(['HX01'])
    expectStatus(await director.post(`/contests/${copy.id}/start`), 200)
    const { deals } = (await director.get<{ deals: unknown[] }>(`/contests/${copy.id}/deals`)).body
    expect(deals).toEqual([])
  })

  it('is refused to members, and to directors of another centre', async () => {
    const stranger = await app.addCenter()

    expect((await west.client.post(`/contests/${contest.id}/copies`, { name: '抄' })).status).toBe(403)
    expect((await stranger.post(`/contests/${contest.id}/copies`, { name: '抄' })).status).toBe(404)
  })
})
