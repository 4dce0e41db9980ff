import { beforeEach, describe, expect, it } from 'vitest'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { SupportCardView, SupportView } from '#shared/ritual/supports/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import type { Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'

const EARLIER = ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07']
const LATELY = ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14']
const AS_TV = { 'x-dangxian-as': 'display' }
const NOTE = '家里有事,别催'

describe('support for someone who fell behind', () => {
  const day = '2015-04-14'
  const { app, director, clock } = useApp({ at: '2015-04-14T18:00:00+08:00' })
  const { contest, west: star, east: other, secondWest: behind } = useContest({ perTeam: 2 })
  const room = new ContestActor(contest, clock)
  beforeEach(async () => {
    for (const past of EARLIER) {
      await room.sell(star, past, 4)
      await room.sell(behind, past, 4)
    }
    for (const past of LATELY) await room.sell(star, past, 4)
    await room.sell(behind, LATELY[0] ?? '', 4)
    await room.sell(behind, LATELY[1] ?? '', 1)
    await room.sell(other, day, 1)
  })
  const supports = async () => (await director.get<SupportView[]>(`${room.base}/supports?day=${day}`)).body
  const act = (path: string) =>
    director.post<SupportView[]>(`${room.base}/supports/${behind.participantId}/${path}?day=${day}`)
  const amend = (input: object, by = director) =>
    by.put<SupportView[] & { code: string }>(`${room.base}/supports/${behind.participantId}`, { day, ...input })
  const cards = async (member: Member) =>
    (await member.client.get<SupportCardView[]>(`/me/cards?contestId=${room.contest.id}`)).body

  it('says who, since when, by how much, what changed, and proposes who is strong there', async () => {
    const own = (await supports()).find((each) => each.participantId === behind.participantId)

    expect(own).toMatchObject({
      ...{ since: '2015-04-10', recent: 10, before: 40, change: 'fewer_deals', metricId: room.contest.g3 },
      ...{ buddyId: star.participantId, id: null, sentAt: null },
    })
    expect(own?.toHalf).toBeNull()
  })

  it('leaves out members on leave, and counts no day of leave as a fall', async () => {
    for (const past of LATELY.slice(1)) await room.absent(behind, past)
    await room.absent(behind, day, null)
    await room.sell(behind, day, 4)
    expect((await supports()).map((each) => each.participantId)).not.toContain(behind.participantId)
    await room.absent(behind, day)

    expect((await supports()).map((each) => each.participantId)).not.toContain(behind.participantId)
  })

  it('reaches the member only when the director sends it, without the director’s note', async () => {
    await amend({ note: { value: NOTE, was: '' } })
    await act('talked')
    expect(await cards(behind)).toEqual([])

    await act('send')
    await act('send')

    const told = (await behind.client.get<NoticePage>('/me/notices')).body.notices
    expect(told.map(({ kind }) => kind)).toEqual(['support_sent'])
    const [card] = await cards(behind)
    expect(card).toMatchObject({ buddy: star.name, toHalf: null, readAt: null })
    expect(JSON.stringify(card)).not.toContain(NOTE)
    expect(await cards(other)).toEqual([])
    expect((await other.client.post(`/me/cards/${card?.id}/read`)).status).toBe(404)
    await behind.client.post(`/me/cards/${card?.id}/read`)
    expect((await supports()).find((each) => each.participantId === behind.participantId)).toMatchObject({
      ...{ note: NOTE, talkedAt: expect.any(String), readAt: expect.any(String) },
    })
  })

  it('overwrites no note that another director wrote meanwhile', async () => {
    const second = await app.anAccount(director, 'director', '李主任')
    await amend({ note: { value: NOTE, was: '' } })

    expect((await amend({ note: { value: '已电话', was: '' } }, second)).body.code).toBe('field_changed')
    expect((await amend({ note: { value: '已电话', was: NOTE } }, second)).status).toBe(200)
  })

  it('appears on no screen, in no fact and to no other member', async () => {
    await amend({ note: { value: NOTE, was: '' } })
    await act('talked')
    await act('send')
    await room.hold('evening', day)
    const tv = await aTv()
    const [card] = await cards(behind)
    const secrets = [NOTE, card?.id ?? '', 'fewer_deals', '"buddyId"', '"toHalf"']

    const snapshot = (await director.get<LiveSnapshot>(`${room.base}/live`)).body
    const replay = `${room.base}/live?seq=1&epoch=${snapshot.epoch}&today=${snapshot.today}`
    const watched = [tv, other.client, behind.client, director].flatMap((client) =>
      [
        ...[`${room.base}/live`, replay, `${room.base}/meetings?day=${day}`, `${room.base}/pledges?day=${day}`],
        ...[room.base, `${room.base}/battle-reports`],
      ].map((path) => client.get(path, client === tv ? AS_TV : {})),
    )
    const answers = await Promise.all([...watched, other.client.get(`/me/cards?contestId=${room.contest.id}`)])

    for (const { body } of answers) for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret)
    for (const client of [tv, other.client, app.anonymous()])
      expect([401, 403]).toContain(
        (await client.get(`${room.base}/supports?day=${day}`, client === tv ? AS_TV : {})).status,
      )
  })

  async function aTv(): Promise<Client> {
    const made = (await director.post<NewDisplay>(`${room.base}/displays`, { name: '大厅' })).body
    const tv = app.anonymous()
    await tv.post('/display-session', { token: made.url.split('#')[1] })
    expect((await tv.get(`${room.base}/live`, AS_TV)).status).toBe(200)
    return tv
  }
})
