import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { LikeDigests } from '#server/ledger/likes/like-digests'
import { LikesRepository } from '#server/ledger/likes/likes.repository'
import { LikesService } from '#server/ledger/likes/likes.service'
import { LiveRelay } from '#server/live/live.relay'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { LikesView } from '#shared/ledger/likes/contract'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aContest, aDeal, type Member } from '#test/support/a-contest'
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

  it('[LP7] holds up no head while the database does not answer', async () => {
    const screen = new Screen(room.west.client, room.contest.id)
    await screen.untilLive()
    const heard = vi.fn()
    screen.socket.on('contest:head', heard)
    const asked = vi.spyOn(app.get(LikesService), 'changedSince').mockReturnValue(new Promise(() => {}))

    await app.get(LiveRelay).sendHeads()
    await app.get(LiveRelay).sendHeads()

    await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThanOrEqual(2), WAIT)
    expect(asked).toHaveBeenCalledOnce()
    asked.mockRestore()
    screen.close()
  })

  it('that was sent before the hour but is stored after it is told the next day', async () => {
    clock.set('2015-04-10T17:40:00+08:00')
    await like(room.east)
    await app.get(LikeDigests).look()
    expect(await told(room.west)).toEqual([])
    const at = new Date('2015-04-10T17:39:55+08:00')
    const { accountId } = await app.get(UnitOfWork).read(async () => {
      const rules = (await app.get(ContestsService).load(room.contest.id)).rules
      return { accountId: rules.accountOf(room.secondEast.participantId) ?? '' }
    })
    await app.get(UnitOfWork).writeAsSystem(() => app.get(LikesRepository).add(room.contest.id, dealId, accountId, at))

    clock.set('2015-04-11T17:40:00+08:00')
    await app.get(LikeDigests).look()

    expect(await told(room.west)).toMatchObject([{ about: { people: 2, deals: 1 } }])
  })

  it('after the last evening is told once the contest is closed, and once only', async () => {
    clock.set('2015-04-10T18:00:00+08:00')
    await app.get(LikeDigests).look()
    await like(room.east)
    expectStatus(await director.post(`${base()}/close`), 200)

    await app.get(LikeDigests).look()
    expect(await told(room.west)).toEqual([])
    clock.advance(1)
    await app.get(LikeDigests).look()
    clock.advance(24 * 60)
    await app.get(LikeDigests).look()

    expect(await told(room.west)).toMatchObject([{ about: { people: 1, deals: 1 } }])
  })

  it('of one contest is told though another one fails', async () => {
    await like(room.east)
    const broken = await aContest(app, director, { perTeam: 1 })
    const [seller, fan] = broken.members as [Member, Member]
    const sold = await seller.client.post<RecordedDeal>(`/contests/${broken.id}/deals`, aDeal(broken))
    await fan.client.put(`/contests/${broken.id}/deals/${sold.body.id}/like`)
    const inbox = app.get(InboxService)
    const tell = inbox.tellParticipants.bind(inbox)
    const failing = vi.spyOn(inbox, 'tellParticipants').mockImplementation((contest, ...about) => {
      if (contest.id === broken.id) throw new Error('no room')
      return tell(contest, ...about)
    })
    vi.spyOn(app.get(LikesRepository), 'contestsToTell').mockResolvedValueOnce([broken.id, room.contest.id])
    clock.set('2015-04-10T17:40:00+08:00')

    await app.get(LikeDigests).look()

    expect(await told(room.west)).toHaveLength(1)
    expect(await told(seller)).toEqual([])
    failing.mockRestore()
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
