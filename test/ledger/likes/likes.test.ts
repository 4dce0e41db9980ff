import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LikeDigests } from '#server/ledger/likes/like-digests'
import { LiveRelay } from '#server/live/live.relay'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { LikesView } from '#shared/ledger/likes/contract'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('赞, a like for the sale of a colleague', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const room = useContest({ perTeam: 2 })
  let dealId: string
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    dealId = await sell(room.west)
  })

  const base = () => `/contests/${room.contest.id}`
  const sell = async (by: Member) =>
    (await by.client.post<RecordedDeal>(`${base()}/deals`, aDeal(room.contest))).body.id
  const like = ({ client }: Pick<Member, 'client'>, id = dealId) =>
    client.put<LikesView & { code?: string }>(`${base()}/deals/${id}/like`)
  const likes = async (by: Member, ...ids: string[]) =>
    (await by.client.get<LikesView>(`${base()}/likes?deals=${[dealId, ...ids].join(',')}`)).body
  const told = async (who: Member) =>
    (await who.client.get<NoticePage>('/me/notices')).body.notices.filter(({ kind }) => kind === 'sales_liked')

  it('counts once for each person, however often they tap', async () => {
    await Promise.all([like(room.east), like(room.east), like(room.secondEast), like({ client: director })])
    const other = await sell(room.secondWest)

    expect(await likes(room.east, other)).toEqual({ likes: { [dealId]: 3 }, own: [dealId] })
    expect(await likes(room.west)).toEqual({ likes: { [dealId]: 3 }, own: [] })
  })

  it('is not for an own sale, nor for one that is unknown or of another contest', async () => {
    expect((await like(room.west)).body.code).toBe('own_sale')
    expect((await like(room.east, randomUUID())).status).toBe(404)
    expect((await likes(room.west)).likes).toEqual({})
  })

  it('goes with a sale that is withdrawn', async () => {
    await like(room.east)
    expectStatus(await room.west.client.post(`${base()}/deals/${dealId}/withdrawal`, { reason: '重复登记' }), 204)

    expect((await likes(room.east)).likes).toEqual({})
    expect((await like(room.secondEast)).body.code).toBe('sale_gone')
    clock.set('2015-04-10T17:40:00+08:00')
    await app.get(LikeDigests).look()
    expect(await told(room.west)).toEqual([])
  })

  it('[LP21] comes to screens with the next head, all of a while together, and is no fact', async () => {
    const screen = new Screen(room.west.client, room.contest.id)
    await screen.untilLive()
    const { seq } = screen.state
    const heard: unknown[] = []
    screen.socket.on('contest:head', ({ likes: changed }) => changed && heard.push(changed))

    await like(room.east)
    await like(room.secondEast)
    await app.get(LiveRelay).sendHeads()

    await vi.waitFor(() => expect(heard).toContainEqual({ [dealId]: 2 }), WAIT)
    expect(screen.state.seq).toBe(seq)
    screen.close()
  })

  it('is told to its seller once a day, at the hour of the evening meeting', async () => {
    const second = await sell(room.west)
    await like(room.east)
    await like(room.east, second)
    await like(room.secondEast)
    clock.set('2015-04-10T17:39:00+08:00')
    await app.get(LikeDigests).look()
    expect(await told(room.west)).toEqual([])

    clock.set('2015-04-10T17:40:00+08:00')
    await Promise.all([app.get(LikeDigests).look(), app.get(LikeDigests).look()])
    await like(room.secondWest)
    clock.set('2015-04-10T20:00:00+08:00')
    await app.get(LikeDigests).look()

    expect(await told(room.west)).toMatchObject([{ about: { people: 2, deals: 2 }, by: null }])
    expect(await told(room.east)).toEqual([])
    clock.set('2015-04-11T17:45:00+08:00')
    await app.get(LikeDigests).look()
    await app.get(LikeDigests).look()
    expect((await told(room.west)).map(({ about }) => about)).toEqual([
      { people: 1, deals: 1 },
      { people: 2, deals: 2 },
    ])
  })
})
