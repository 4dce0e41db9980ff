import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CardView, PlaybookPage } from '#shared/ritual/playbook/contract'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import { aCard, aPublishedCard, search, write } from './a-card'

describe('a card of the playbook', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest } = useContest({ per: 'file' })
  let author: Client
  let other: Client
  beforeAll(() => {
    author = contest.member(0).client
    other = contest.member(1).client
  })
  const amend = (client: Client, id: string, change: Record<string, unknown>) =>
    client.patch<CardView & { code: string; changed?: { by: string; value: string } }>(`/playbook/${id}`, change)

  it('is a draft that only its author and directors see, until it is published', async () => {
    const card = await write(author, { title: '雨天扫楼' })
    const path = `/playbook/${card.id}`

    expect(card).toMatchObject({ status: 'draft', isOwn: true, publishedAt: null })
    expect((await other.get(path)).body.code).toBe('not_found')
    expect((await search(other, { show: 'draft' })).cards).toEqual([])
    expect((await search(director, { show: 'draft', q: '雨天' })).cards[0]?.id).toBe(card.id)
    expect((await other.post(`${path}/publish`)).body.code).toBe('not_found')

    const published = await author.post<CardView>(`${path}/publish`)
    expect(published.body).toMatchObject({ status: 'published' })
    expect((await other.get(path)).status).toBe(200)
    expect((await other.post(`${path}/publish`)).body.code).toBe('forbidden')
  })

  it('is written once when the same request arrives twice, and never over someone else’s', async () => {
    const input = aCard({ title: '一次' })

    const first = await author.post<CardView>('/playbook', input)
    const second = await author.post<CardView>('/playbook', { ...input, title: '两次' })

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.title).toBe('一次')
    expect((await other.post('/playbook', input)).body.code).toBe('not_found')
  })

  it('is a lesson without a remark when a member writes it; the rest is for directors', async () => {
    for (const kind of ['pitch', 'policy', 'contact'])
      expect((await author.post('/playbook', aCard({ kind, phone: '10010' }))).body.code).toBe('forbidden')
    expect((await author.post('/playbook', aCard({ remark: '我说得对' }))).body.code).toBe('forbidden')
    const contact = await write(director, { kind: 'contact', title: '装维调度', phone: '0530-5550118' })
    expect(contact.phone).toBe('0530-5550118')
    expect((await director.post('/playbook', aCard({ kind: 'contact' }))).body.code).toBe('invalid_input')
    expect((await director.post('/playbook', aCard({ phone: 'javascript:1' }))).body.code).toBe('invalid_input')
  })

  it('is remarked on by directors and benchmarks', async () => {
    const card = await aPublishedCard(author)
    expect((await amend(other, card.id, { revision: 1, remark: '好' })).body.code).toBe('forbidden')
    const { participantId, name } = contest.member(1)
    const named = { id: randomUUID(), participantId, metricId: null, week: null, citation: '最稳' }
    expectStatus(await director.post(`/contests/${contest.id}/benchmarks`, named), 201)

    const remarked = await amend(other, card.id, { revision: 1, remark: '先认下来，再讲。' })

    expect(remarked.body).toMatchObject({ remark: '先认下来，再讲。', remarkBy: name })
    expect((await amend(other, card.id, { revision: 2, title: '改题' })).body.code).toBe('forbidden')
  })

  it('takes two people’s changes of different fields, and refuses the second of the same one', async () => {
    const card = await write(author, { title: '旧题' })
    expectStatus(await amend(director, card.id, { revision: card.revision, title: '主任改的题' }), 200)

    const sameField = await amend(author, card.id, { revision: card.revision, title: '我改的题' })
    const otherField = await amend(author, card.id, { revision: card.revision, story: '两段\r\n\r\n话' })

    expect(sameField.status).toBe(409)
    expect(sameField.body).toMatchObject({ code: 'field_changed', changed: { by: '王主任', value: '主任改的题' } })
    expect(otherField.body).toMatchObject({ title: '主任改的题', story: '两段\n\n话', revision: 3 })
    const again = await amend(author, card.id, { revision: otherField.body.revision, title: '我改的题' })
    expect(again.body.title).toBe('我改的题')
  })

  it('can be deleted as a draft only; a published one is unpublished first', async () => {
    const card = await aPublishedCard(author, { title: '要删的' })
    const path = `/playbook/${card.id}`
    expectStatus(await other.post(`${path}/uses`), 200)
    expectStatus(await other.post(`${path}/thanks`), 200)

    expect((await author.delete(path)).body.code).toBe('card_published')
    expect((await other.delete(`${path}/publish`)).body.code).toBe('forbidden')
    expectStatus(await author.delete(`${path}/publish`), 200)
    expect((await search(other, { q: '要删的' })).total).toBe(0)
    expect((await author.delete(path)).status).toBe(204)
    expect((await author.get(path)).body.code).toBe('not_found')
    expect((await search(director, { show: 'draft', q: '要删的' })).total).toBe(0)
  })

  it('tells the contest’s room when it is published there, once', async () => {
    const card = await write(author, { title: '播一次', contestId: contest.id })
    const publish = () => author.post(`/playbook/${card.id}/publish`, { contestId: contest.id })
    await publish()
    await publish()

    const snapshot = await author.get<{ feed: { fact: { type: string; title?: string; author?: string } }[] }>(
      `/contests/${contest.id}/live`,
    )

    const told = snapshot.body.feed.map((event) => event.fact).filter((fact) => fact.title === '播一次')
    expect(told).toEqual([
      { type: 'lesson.published', lessonId: card.id, title: '播一次', author: contest.member(0).name },
    ])
  })

  it('is greyed the day after a policy’s last day, and told to directors', async () => {
    const before = (await search(director)).expired
    const policy = await write(director, { kind: 'policy', title: '预存话费优惠', expiresOn: '2015-04-10' })
    expectStatus(await director.post(`/playbook/${policy.id}/publish`), 200)
    expect((await search(director)).expired).toBe(before)

    clock.set('2015-04-11T00:00:01+08:00')

    expect((await search(director, { show: 'expired' })).cards).toMatchObject([{ id: policy.id, isExpired: true }])
    expect((await search(director)).expired).toBe(before + 1)
    expect((await search(author)).expired).toBe(0)
    expect((await search(author, { q: '预存' })).cards[0]?.isExpired).toBe(true)
  })

  it('does not exist for another centre, and not for a TV', async () => {
    const card = await aPublishedCard(author, { title: '只给本中心' })
    const foreign = await app.addCenter()
    const path = `/playbook/${card.id}`

    expect((await search(foreign, { q: '本中心' })).total).toBe(0)
    expect((await foreign.get(path)).body.code).toBe('not_found')
    expect((await amend(foreign, card.id, { revision: 1, title: '抢' })).body.code).toBe('not_found')
    expect((await foreign.delete(path)).body.code).toBe('not_found')
    for (const what of ['publish', 'uses', 'thanks'])
      expect((await foreign.post(`${path}/${what}`)).body.code).toBe('not_found')
    for (const what of ['publish', 'thanks'])
      expect((await foreign.delete(`${path}/${what}`)).body.code).toBe('not_found')
    expect((await foreign.post('/playbook', aCard({ contestId: contest.id }))).body.code).toBe('not_found')
    expect((await foreign.post(`${path}/publish`, { contestId: contest.id })).body.code).toBe('not_found')

    const { url } = (await director.post<{ url: string }>(`/contests/${contest.id}/displays`, { name: '厅' })).body
    const tv = app.anonymous()
    await tv.post('/display-session', { token: url.split('#')[1] })
    const asTv = { 'x-dangxian-as': 'display' }
    expect((await tv.get('/playbook', asTv)).body.code).toBe('forbidden')
    expect((await tv.get(path, asTv)).body.code).toBe('forbidden')
    expect((await tv.post(`${path}/uses`, {}, asTv)).body.code).toBe('forbidden')
    expect((await app.anonymous().get<PlaybookPage & { code: string }>('/playbook')).body.code).toBe('unauthenticated')
  })
})
