import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RequestEscalations } from '#server/ritual/requests/request-escalations'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { RequestList, RequestSummary, RequestView } from '#shared/ritual/requests/contract'
import type { RequestState } from '#shared/ritual/requests/counts'
import { DEFAULT_TERMS } from '#shared/ritual/requests/terms'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'

describe('a request of the back office', () => {
  const { app, director, clock } = useApp({ at: `${DAY}T10:00:00+08:00` })
  const fixture = useContest({ perTeam: 2 })
  const { contest, west, east, secondWest } = fixture
  const base = () => `/contests/${contest.id}/requests`

  const ask = (client: Client, input: Record<string, unknown> = {}) =>
    client.post<RequestView>(base(), { id: randomUUID(), kind: 'policy', text: '老用户能不能转融合', ...input })
  const asked = async (client: Client, input: Record<string, unknown> = {}) => {
    const answer = await ask(client, input)
    expectStatus(answer, 201)
    return answer.body
  }
  const step = (client: Client, id: string, what: string, input: Record<string, unknown>) =>
    client.post<RequestView>(`${base()}/${id}/${what}`, input)
  const answer = (id: string, was: RequestState = 'asked', text = '可以，先查合约') =>
    step(director, id, 'answer', { was, text })
  const list = async (client: Client) => (await client.get<RequestList>(base())).body
  const summary = async (client = west.client, day = DAY) =>
    (await client.get<RequestSummary>(`${base()}/summary?day=${day}`)).body
  const notices = async (client: Client) => (await client.get<NoticePage>('/me/notices')).body.notices

  it('is due by the promise of its kind, on the clock of the working day', async () => {
    const request = await asked(west.client)

    expect(request).toMatchObject({ state: 'asked', kind: 'policy', isLate: false, isOwn: true, owner: null })
    expect(request.dueAt).toBe('2015-04-10T02:30:00.000Z')
    expect((await asked(west.client, { kind: 'visit' })).dueAt).toBe('2015-04-13T10:00:00.000Z')
  })

  it('is asked once, however often the phone sends it', async () => {
    const id = randomUUID()
    await asked(west.client, { id })
    clock.advance(5)
    const again = await asked(west.client, { id, text: '换了句话' })

    expect(again.text).toBe('老用户能不能转融合')
    expect((await list(west.client)).requests).toHaveLength(1)
    expect((await ask(east.client, { id })).body).toMatchObject({ code: 'not_found' })
  })

  it('is seen by who asked and by the back office, not by others of the team', async () => {
    const { id } = await asked(west.client)

    expect((await list(west.client)).requests.map((each) => each.id)).toEqual([id])
    expect((await list(director)).requests.map((each) => each.id)).toEqual([id])
    expect((await list(secondWest.client)).requests).toEqual([])
    expect((await list(east.client)).requests).toEqual([])
    expect((await step(east.client, id, 'finish', { was: 'asked' })).body).toMatchObject({ code: 'not_found' })
  })

  it('goes from taken over forwarded to answered and done, with thanks, and keeps each step', async () => {
    const { id } = await asked(west.client)
    await step(director, id, 'taking', { was: 'asked' })
    await step(director, id, 'forwarding', { was: 'taken', to: '网络部 王工' })
    expect((await answer(id, 'taken')).body).toMatchObject({
      state: 'answered',
      external: '网络部 王工',
      isLate: false,
    })
    expect((await notices(west.client))[0]).toMatchObject({
      kind: 'request_answered',
      about: { supportRequest: id, requestKind: 'policy' },
    })

    const done = (await step(west.client, id, 'finish', { was: 'answered', thanks: true })).body

    expect(done).toMatchObject({ state: 'done', hasThanks: true, answer: '可以，先查合约' })
    expect(done.steps.map(({ act, text }) => [act, text])).toEqual([
      ['asked', '老用户能不能转融合'],
      ['taken', ''],
      ['forwarded', '网络部 王工'],
      ['answered', '可以，先查合约'],
      ['done', ''],
    ])
    expect((await summary()).day).toMatchObject({ asked: 1, onTime: 1, late: [], waiting: 0, thanks: 1 })
  })

  it('is taken by one desk: the slower one reads the newest state first', async () => {
    const { id } = await asked(west.client)
    await answer(id)

    const late = await step(director, id, 'taking', { was: 'asked' })

    expect(late.body).toMatchObject({ code: 'request_moved' })
    expect((await answer(id)).status).toBe(200)
    expect((await list(west.client)).requests[0]?.steps).toHaveLength(2)
  })

  it('is answered by the back office alone', async () => {
    const { id } = await asked(west.client)

    expect((await step(west.client, id, 'answer', { was: 'asked', text: '自己答' })).status).toBe(403)
    expect((await step(west.client, id, 'taking', { was: 'asked' })).status).toBe(403)
  })

  it('that missed its promise stays late, whatever follows', async () => {
    const { id } = await asked(west.client)
    clock.advance(31)
    expect((await summary()).day).toMatchObject({ onTime: 0, late: [{ kind: 'policy', count: 1 }], waiting: 0 })
    await answer(id)
    await step(west.client, id, 'finish', { was: 'answered' })

    expect((await list(west.client)).requests[0]).toMatchObject({ state: 'done', isLate: true })
    expect((await summary()).day).toMatchObject({ onTime: 0, late: [{ kind: 'policy', count: 1 }] })
  })

  it('counts on the day on which it was decided', async () => {
    await asked(west.client, { kind: 'visit' })
    expect((await summary()).day).toMatchObject({ asked: 1, onTime: 0, late: [], waiting: 1 })
    clock.set('2015-04-13T18:00:00+08:00')

    expect((await summary(west.client, '2015-04-13')).day).toMatchObject({
      asked: 0,
      late: [{ kind: 'visit', count: 1 }],
    })
    expect((await summary(west.client, DAY)).day).toMatchObject({ asked: 1, late: [] })
    expect((await summary()).whole).toMatchObject({ asked: 1, onTime: 0, late: [{ kind: 'visit', count: 1 }] })
  })

  it('opens again with the whole promise, when the answer did not help', async () => {
    const { id } = await asked(west.client)
    await answer(id)
    clock.advance(60)

    const opened = (await step(west.client, id, 'reopening', { was: 'answered', text: '系统里选不到' })).body

    expect(opened).toMatchObject({ state: 'reopened', isLate: false, dueAt: '2015-04-10T03:30:00.000Z' })
    expect((await summary()).day).toMatchObject({ asked: 1, onTime: 0, waiting: 1 })
  })

  it('given up before its promise counts neither way', async () => {
    const { id } = await asked(west.client)
    await step(west.client, id, 'finish', { was: 'asked', thanks: true })

    expect((await list(west.client)).requests[0]).toMatchObject({ state: 'done', hasThanks: false })
    expect((await summary()).day).toMatchObject({ asked: 1, onTime: 0, late: [], waiting: 0, thanks: 0 })
  })

  it('goes to the directors once it waited for one and a half times its promise', async () => {
    await asked(west.client)
    const look = () => app.get(RequestEscalations).look()
    clock.advance(44)
    await look()
    expect((await list(director)).requests[0]).toMatchObject({ isEscalated: false })
    clock.advance(1)
    await look()
    await look()

    expect((await list(director)).requests[0]?.steps.filter(({ act }) => act === 'escalated')).toHaveLength(1)
    const told = (await notices(director)).filter(({ contestId }) => contestId === contest.id)
    expect(told).toMatchObject([{ kind: 'request_escalated', by: null }])
  })

  it('[LP15] is a fact without its words and people', async () => {
    await asked(west.client)

    const { feed } = (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

    expect(JSON.stringify(feed)).not.toMatch(/老用户|转融合/)
  })

  it('may be about a sale of its contest, and of no other', async () => {
    const about = { kind: 'deal', dealId: randomUUID() }
    expect((await ask(west.client, { about })).body).toMatchObject({ code: 'not_found' })
    expect((await asked(west.client, { about: { kind: 'pledge', day: DAY } })).about).toEqual({
      kind: 'pledge',
      day: DAY,
    })
  })

  it('is asked for another person only by who may', async () => {
    const participantId = east.participantId
    expect((await ask(west.client, { participantId })).body).toMatchObject({ code: 'not_for_others' })
    expect(await asked(director, { participantId })).toMatchObject({ askedBy: east.name })
    expect((await list(east.client)).requests).toMatchObject([{ isOwn: true }])
  })

  it('keeps the promise that it was asked under', async () => {
    const { id } = await asked(west.client)
    const promises = { ...DEFAULT_TERMS.promises, policy: { unit: 'minutes', amount: 120 } }
    expect((await west.client.put(`${base()}/terms`, { ...DEFAULT_TERMS, promises })).status).toBe(403)
    expectStatus(await director.put(`${base()}/terms`, { ...DEFAULT_TERMS, promises }), 200)

    const { requests, terms } = await list(director)
    expect(terms.promises.policy).toEqual({ unit: 'minutes', amount: 120 })
    expect(requests.find((each) => each.id === id)?.dueAt).toBe('2015-04-10T02:30:00.000Z')
    expect((await asked(west.client)).dueAt).toBe('2015-04-10T04:00:00.000Z')
    const upsideDown = { ...DEFAULT_TERMS, from: '18:00', to: '08:30' }
    expect((await director.put(`${base()}/terms`, upsideDown)).status).toBe(400)
  })

  it('opens by itself for what a customer complains of, once', async () => {
    const say = (kind: string) =>
      west.client.post(`/contests/${contest.id}/voices`, { kind, text: '装机等了一周', count: 1 })
    await say('opinion')
    await say('complaint')
    await say('complaint')

    expect((await list(director)).requests).toMatchObject([
      { kind: 'complaint', text: '装机等了一周', askedBy: west.name },
    ])
  })

  it('fills the evening meeting, by kind and never by person', async () => {
    const { id } = await asked(west.client)
    await asked(west.client, { kind: 'install' })
    await answer(id)
    expectStatus(await director.post(`/contests/${contest.id}/meetings/evening/open?day=${DAY}`, {}), 200)

    const [meeting] = (
      await west.client.get<{ agenda: { type: string }[] }[]>(`/contests/${contest.id}/meetings?day=${DAY}`)
    ).body
    const item = meeting?.agenda.find(({ type }) => type === 'requests')

    expect(item).toEqual({
      type: 'requests',
      counts: { asked: 2, onTime: 1, late: [], waiting: 1, thanks: 0 },
    })
  })
})
