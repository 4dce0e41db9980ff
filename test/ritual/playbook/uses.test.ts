import { beforeEach, describe, expect, it } from 'vitest'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { CardView } from '#shared/ritual/playbook/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import { aPublishedCard, search, write } from './a-card'

describe('我用上了', () => {
  const { director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west: author, east: member } = useContest({ per: 'file' })
  let card: CardView
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    card = await aPublishedCard(author.client)
  })
  const use = (client: Client, input: Record<string, unknown> = {}) =>
    client.post<CardView & { code: string }>(`/playbook/${card.id}/uses`, input)
  const sell = async (client: Client, items: unknown, businessDate = '2015-04-10') => {
    const reply = await client.post<{ id: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { items, businessDate }),
    )
    expectStatus(reply, 201)
    return reply.body.id
  }
  const ofContest = (dealId?: string) => ({ contestId: contest.id, ...(dealId ? { dealId } : {}) })

  it('counts once per person and day, however often it is tapped', async () => {
    await Promise.all([use(member.client), use(member.client), use(member.client)])
    await use(director)
    expect((await use(member.client)).body).toMatchObject({ uses: 2, users: 2, usedToday: 'yes' })

    clock.set('2015-04-11T00:00:01+08:00')

    expect((await member.client.get<CardView>(`/playbook/${card.id}`)).body.usedToday).toBe('no')
    expect((await use(member.client)).body).toMatchObject({ uses: 3, users: 2 })
  })

  it('is said by others than the author, of a published card', async () => {
    expect((await use(author.client)).body.code).toBe('own_card')
    const draft = await write(director)
    expect((await director.post(`/playbook/${draft.id}/uses`)).body.code).toBe('card_not_published')
  })

  it('shows what it sold, and follows a withdrawal', async () => {
    const first = await sell(member.client, [{ offerId: contest.offer, quantity: 2 }])
    const second = await sell(author.client, [{ metricId: contest.g3, quantity: 3 }])
    await use(member.client, ofContest(first))
    const other = await aPublishedCard(member.client)
    await author.client.post(`/playbook/${other.id}/uses`, ofContest(second))

    const { sold } = (await member.client.get<CardView>(`/playbook/${card.id}`)).body
    expect(sold).toEqual({
      deals: 1,
      metrics: [
        { name: '3G', kind: 'count', unit: '部', quantity: 2 },
        { name: '宽带', kind: 'count', unit: '户', quantity: 2 },
        { name: '融合', kind: 'count', unit: '套', quantity: 2 },
      ],
    })
    expectStatus(await member.client.post(`/contests/${contest.id}/deals/${first}/withdrawal`, { reason: '录错' }), 204)

    expect((await member.client.get<CardView>(`/playbook/${card.id}`)).body.sold).toEqual({ deals: 0, metrics: [] })
    const listed = (await search(member.client, { sort: 'new' })).cards.find((each) => each.id === other.id)
    expect(listed?.sold).toEqual({ deals: 1, metrics: [{ name: '3G', kind: 'count', unit: '部', quantity: 3 }] })
  })

  it('can name the deal later the same day, and a deal that is named twice is counted once', async () => {
    await use(member.client)
    const deal = await sell(member.client, [{ metricId: contest.g3, quantity: 1 }])

    expect((await use(member.client, ofContest(deal))).body).toMatchObject({ uses: 1, usedToday: 'on_deal' })
    clock.set('2015-04-11T09:00:00+08:00')
    expect((await use(member.client, ofContest(deal))).body).toMatchObject({
      uses: 2,
      sold: { deals: 1, metrics: [{ quantity: 1 }] },
    })
  })

  it('names own deals of today or yesterday that still count', async () => {
    const theirs = await sell(author.client, [{ metricId: contest.g3, quantity: 1 }])
    const yesterday = await sell(member.client, [{ metricId: contest.g3, quantity: 1 }], '2015-04-09')
    const withdrawn = await sell(member.client, [{ metricId: contest.g3, quantity: 1 }])
    await member.client.post(`/contests/${contest.id}/deals/${withdrawn}/withdrawal`, { reason: '录错' })

    expect((await use(member.client, ofContest(theirs))).body.code).toBe('not_found')
    expect((await use(member.client, ofContest(withdrawn))).body.code).toBe('deal_not_recent')
    expect((await use(member.client, { dealId: yesterday })).body.code).toBe('invalid_input')
    expect((await use(member.client, ofContest(yesterday))).status).toBe(200)
    clock.set('2015-04-11T09:00:00+08:00')
    expect((await use(member.client, ofContest(yesterday))).body.code).toBe('deal_not_recent')
    expect((await member.client.get<CardView>(`/playbook/${card.id}`)).body.uses).toBe(1)
  })

  it('is heard by the room, once, with its count', async () => {
    await use(member.client, ofContest())
    await use(member.client, ofContest())

    const { body } = await author.client.get<{ feed: { fact: { type: string; lessonId?: string } }[] }>(
      `/contests/${contest.id}/live`,
    )

    expect(body.feed.map((event) => event.fact).filter((fact) => fact.lessonId === card.id)).toEqual([
      { type: 'lesson.used', lessonId: card.id, title: card.title, name: member.name, uses: 1 },
    ])
  })

  it('counts next to thanks: one per person, which can be withdrawn', async () => {
    const path = `/playbook/${card.id}/thanks`
    await member.client.post(path)
    expect((await member.client.post<CardView>(path)).body).toMatchObject({ thanks: 1, isThanked: true })
    expect((await director.post<CardView>(path)).body.thanks).toBe(2)
    const told = (await author.client.get<NoticePage>('/me/notices')).body.notices
    expect(told.map(({ kind, about }) => [kind, about.lessonId])).toEqual([
      ['lesson_thanked', card.id],
      ['lesson_thanked', card.id],
    ])
    expect((await member.client.delete<CardView>(path)).body).toMatchObject({ thanks: 1, isThanked: false })
    expect((await author.client.post(path)).body.code).toBe('own_card')
  })
})
