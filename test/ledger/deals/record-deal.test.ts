import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { AuditPage } from '#shared/platform/audit/contract'
import { aContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'

describe('recording a deal', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west: member } = useContest()
  const record = (overrides: Record<string, unknown> = {}, client = member.client) =>
    client.post<RecordedDeal & { code: string }>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))
  const snapshot = async () => (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

  it('answers with its lines, points and the totals after it', async () => {
    await record({ items: [{ metricId: contest.broadband, quantity: 1 }] })

    const { status, body } = await record({ items: [{ metricId: contest.g3, quantity: 3 }] })

    expect(status).toBe(201)
    expect(body.lines).toEqual([{ metricId: contest.g3, quantity: 3, points: 6 }])
    expect(body).toMatchObject({ nthOfDay: 2, pledgeState: null, isPossibleDuplicate: false })
    expect(body.day).toMatchObject({ points: 11, deals: 2, reachedSeq: body.seq })
    expect(body.whole.metrics[contest.g3]).toEqual({ quantity: 3, reachedSeq: body.seq })
  })

  it('raises 融合, 宽带 and 3G at once by an offer, whose lines carry points or not', async () => {
    const { body } = await record({ items: [{ offerId: contest.offer, quantity: 2 }] })

    expect(body.lines).toEqual([
      { metricId: contest.bundle, quantity: 2, points: 0 },
      { metricId: contest.broadband, quantity: 2, points: 10 },
      { metricId: contest.g3, quantity: 2, points: 4 },
    ])
    expect(body.whole).toMatchObject({ points: 14, deals: 1 })
  })

  it('adds an offer and a metric that meet in one line to the unit', async () => {
    const items = [
      { offerId: contest.offer, quantity: 1 },
      { metricId: contest.g3, quantity: 2 },
    ]

    const { body } = await record({ items })

    expect(body.whole.metrics[contest.g3]?.quantity).toBe(3)
    expect(body.whole).toMatchObject({ points: 5 + 2 + 4, deals: 1 })
  })

  it('is counted once when the same request arrives many times at once', async () => {
    const requestId = randomUUID()

    const answers = await Promise.all(Array.from({ length: 8 }, () => record({ requestId })))

    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    expect((await snapshot()).teams[0]?.whole.deals).toBe(1)
  })

  it('gives a retry the first answer again, after midnight, after further deals and after the close', async () => {
    const requestId = randomUUID()
    const first = await record({ requestId })
    await record()
    clock.set('2015-04-12T00:10:00+08:00')
    await director.post(`/contests/${contest.id}/close`)

    const again = await record({ requestId })

    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(await record()).toMatchObject({ status: 409, body: { code: 'contest_closed' } })
  })

  it('refuses a request number that was used for other content', async () => {
    const requestId = randomUUID()
    await record({ requestId })

    expect(await record({ requestId, note: '另一单' })).toMatchObject({ status: 422, body: { code: 'request_reused' } })
  })

  it('keeps the request numbers of two recorders apart', async () => {
    const requestId = randomUUID()
    await record({ requestId })

    const other = await record({ requestId }, contest.members[1]?.client)

    expect(other.status).toBe(201)
    expect(other.body.participantId).toBe(contest.members[1]?.participantId)
  })

  it.each([
    ['zero', { quantity: 0 }, 'quantity_not_positive'],
    ['a negative quantity', { quantity: -1 }, 'quantity_not_positive'],
    ['a fraction', { quantity: 1.5 }, 'quantity_not_whole'],
    ['more than 999', { quantity: 1000 }, 'quantity_too_large'],
    ['text', { quantity: '3' }, 'invalid_input'],
    ['an unknown metric', { metricId: randomUUID() }, 'unknown_metric'],
  ])('refuses %s', async (_, line, code) => {
    const { body, status } = await record({ items: [{ metricId: contest.g3, quantity: 1, ...line }] })

    expect({ code: body.code, isRefused: status >= 400 && status < 500 }).toEqual({ code, isRefused: true })
    expect((await snapshot()).teams[0]?.whole.deals).toBe(0)
  })

  it.each([
    ['an unknown offer', { items: [{ offerId: randomUUID(), quantity: 1 }] }, 'unknown_offer'],
    ['an unknown field', { discount: 5 }, 'invalid_input'],
    ['no line at all', { items: [] }, 'invalid_input'],
    ['a day that has not come', { businessDate: '2015-04-11' }, 'business_date_in_future'],
    ['a day before the contest', { businessDate: '2015-03-31' }, 'business_date_outside_contest'],
    ['a member’s deal of two days ago', { businessDate: '2015-04-08' }, 'business_date_too_old'],
  ])('refuses %s', async (_, overrides, code) => {
    expect((await record(overrides)).body.code).toBe(code)
  })

  it('takes the member’s word for yesterday, and the director’s for any day of the contest', async () => {
    const byDirector = { businessDate: '2015-04-01', participantId: member.participantId }

    expect((await record({ businessDate: '2015-04-09' })).status).toBe(201)
    expect((await record(byDirector, director)).status).toBe(201)
  })

  it('puts who dated a sale back on the audit list, and nothing for a sale of today', async () => {
    await record()
    await record({ businessDate: '2015-04-01', participantId: member.participantId }, director)

    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body

    const deals = lines.filter((line) => line.action.startsWith('deal.'))
    expect(deals).toMatchObject([
      { action: 'deal.dated_back', subject: member.name, after: { day: '2015-04-01', items: ['3G 1'] } },
    ])
  })

  it('takes no sale of a day before its seller had joined', async () => {
    const person = `/contests/${contest.id}/people/${member.participantId}`
    await director.patch(person, { activeFrom: '2015-04-10' })

    expect((await record({ businessDate: '2015-04-09' })).body.code).toBe('participant_not_yet_in')
    expect((await record()).status).toBe(201)
    await director.patch(person, { activeFrom: '2015-04-09' })
    expect((await record({ businessDate: '2015-04-09' })).status).toBe(201)
  })

  it('counts the day of the contest’s time zone, not of the server', async () => {
    clock.set('2015-04-10T23:30:00+08:00')
    expect((await record({ businessDate: '2015-04-11' })).body.code).toBe('business_date_in_future')
    clock.set('2015-04-11T00:30:00+08:00')
    expect((await record({ businessDate: '2015-04-11' })).status).toBe(201)
  })

  it('refuses someone else’s name without being director, and people who do not take part', async () => {
    const other = { participantId: contest.members[1]?.participantId }
    const stranger = await app.anAccount(director)

    expect((await record(other)).body.code).toBe('not_for_others')
    expect((await record({}, stranger)).body.code).toBe('not_a_participant')
    expect((await record({}, director)).body.code).toBe('not_a_participant')
    expect((await record({ participantId: randomUUID() }, director)).body.code).toBe('not_a_participant')
  })

  it('refuses deals on a draft, and anything on a contest of another centre', async () => {
    const draft = await aContest(app, director, { status: 'draft' })
    const stranger = await app.addCenter()
    const seller = draft.members[0]?.client as Client

    expect((await seller.post(`/contests/${draft.id}/deals`, aDeal(draft))).body.code).toBe('contest_not_started')
    expect(await record({}, stranger)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('accepts a reference number again but shows recorder and director a possible duplicate', async () => {
    await record({ reference: '18653200001' })
    const other = contest.members[1] as Member

    const same = await record({ reference: '18653200001' }, other.client)
    const otherMetric = await record({
      reference: '18653200001',
      items: [{ metricId: contest.broadband, quantity: 1 }],
    })

    expect([same.status, same.body.isPossibleDuplicate]).toEqual([201, true])
    expect(otherMetric.body.isPossibleDuplicate).toBe(false)
    const { deals } = (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body
    expect(deals.map((deal) => deal.isPossibleDuplicate)).toEqual([false, true, false])
  })

  it('keeps the customer out of facts and of everyone else’s eyes', async () => {
    await record({ customerName: '张小明', customerPhone: '13800001234' })

    expect(JSON.stringify(await snapshot())).not.toMatch(/张小明|13800001234/)
    const own = (await member.client.get<DealPage>(`/contests/${contest.id}/deals`)).body
    expect(own.deals[0]).toMatchObject({ customerName: '张小明', customerPhone: '13800001234' })
    const others = (await contest.members[1]?.client.get<DealPage>(`/contests/${contest.id}/deals`))?.body
    expect(others?.deals).toEqual([])
    expect(app.logLines.join()).not.toMatch(/张小明|13800001234/)
  })
})
