import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import type { WallView } from '#shared/screens/displays/wall'
import { useApp, useContest } from '#test/support/fixtures'
import { aLogin, expectStatus } from '#test/support/test-app'

const AS_TV = { 'x-dangxian-as': 'display' }

describe('what a wall shows besides figures', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest()

  const aTv = async () => {
    const { display, url } = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' }))
      .body
    const tv = app.anonymous()
    expectStatus(await tv.post('/display-session', { token: new URL(url).hash.slice(1) }), 200)
    return { display, read: async () => (await tv.get<WallView>(`/contests/${contest.id}/wall`, AS_TV)).body }
  }
  const anInvite = async (teamId = contest.west) =>
    (await director.post<{ url: string }>(`/contests/${contest.id}/invites`, { teamId })).body.url

  it('is a lesson of the playbook, the same all day and another one the next', async () => {
    const { read } = await aTv()
    expect((await read()).lesson).toBeNull()
    for (const title of ['先问月租，再报价', '办公楼先找前台']) {
      const card = { id: randomUUID(), kind: 'lesson', title, story: '客户嫌贵', remark: '先算账' }
      expectStatus(await director.post('/playbook', card), 201)
      expectStatus(await director.post(`/playbook/${card.id}/publish`, {}), 200)
    }

    const first = (await read()).lesson
    clock.set('2015-04-10T17:00:00+08:00')
    expect((await read()).lesson).toEqual(first)
    clock.set('2015-04-11T10:00:00+08:00')
    const next = (await read()).lesson

    expect(first).toMatchObject({ story: '客户嫌贵', remark: '先算账', author: '王主任' })
    expect(next?.title).not.toBe(first?.title)
  })

  it('names who joined in the last days, the newest first', async () => {
    const { read } = await aTv()
    clock.set('2015-04-20T10:00:00+08:00')
    expect((await read()).newcomers).toEqual([])
    const rows = [{ name: '周新', login: aLogin(), team: '舜师队', area: '' }]
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)

    expect((await read()).newcomers).toEqual([expect.objectContaining({ name: '周新', teamId: contest.east })])
    clock.set('2015-04-24T10:00:00+08:00')
    expect((await read()).newcomers).toEqual([])
  })

  it('lets people in for an hour after the last one joined, then where a director says so, and never through a member', async () => {
    const { display, read } = await aTv()
    await anInvite()
    const url = await anInvite()
    expect((await read()).invites).toEqual([{ teamId: contest.west, url }])
    expect((await west.client.get<WallView>(`/contests/${contest.id}/wall`)).body.invites).toEqual([])

    clock.set('2015-04-10T11:30:00+08:00')
    expect((await read()).invites).toEqual([])
    const settings = { ...DEFAULT_SETTINGS, pinned: 'join' }
    expectStatus(await director.put(`/contests/${contest.id}/displays/${display.id}/settings`, settings), 200)
    expect((await read()).invites).toHaveLength(1)

    expectStatus(await director.post<ContestView>(`/contests/${contest.id}/close`), 200)
    expect((await read()).invites).toEqual([])
  })
})
