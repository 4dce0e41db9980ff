import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveReplay, LiveSnapshot } from '#shared/live/protocol'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest, aDeal, aDraft, type Member } from '#test/support/a-contest'
import { aSystem } from '#test/support/a-system'
import { useApp } from '#test/support/fixtures'
import { inContest } from './reversals'

/** 3G and 宽带 ask above 10, and need no number. */
function asking(): DraftInput {
  const draft = aDraft()
  return { ...draft, metrics: draft.metrics.map((metric) => ({ ...metric, askAbove: 10 })) }
}

describe('a sale far above what is usual (待核)', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  let contest: AContest
  let west: Member
  let secondWest: Member
  let east: Member
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director, { draft: asking(), perTeam: 2 })
    west = contest.member(0)
    east = contest.member(1)
    secondWest = contest.member(2)
  })
  const deals = () => `/contests/${contest.id}/deals`
  const of = (quantity: number) => ({ items: [{ metricId: contest.g3, quantity }] })
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => `186${i}`)
  const act = () => inContest(contest)
  const confirm = (id: string, client = director) => client.post<{ code: string }>(`${deals()}/${id}/confirmation`)
  const refuse = (id: string, client = director) =>
    client.post<{ code: string }>(`${deals()}/${id}/refusal`, { reason: '多按了一个零' })
  const factsSince = async (seq: number) => {
    const { epoch, today } = await act().snapshot()
    const query = new URLSearchParams({ seq: String(seq), epoch, today })
    const { events } = (await director.get<LiveReplay>(`/contests/${contest.id}/live?${query}`)).body
    return events.map((event) => ('fact' in event ? event.fact : null))
  }
  const toldSince = async (seq: number) => (await factsSince(seq)).map((fact) => fact?.type)
  const isTrue = async () => expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })

  it('gives its team no total, no star, no overtake and no goal', async () => {
    await act().record(east)
    const { seq } = await act().snapshot()

    const deal = await act().record(west, of(150))

    expect(deal).toMatchObject({ lines: [], held: [{ metricId: contest.g3, quantity: 150 }], nthOfDay: 0 })
    const { teams, boards, seq: after } = await act().snapshot()
    expect(teams.find(({ teamId }) => teamId === west.teamId)?.whole).toMatchObject({ points: 0, deals: 0 })
    expect(
      Object.values(boards)
        .flat()
        .map(({ participantId }) => participantId),
    ).not.toContain(west.participantId)
    expect(after).toBe(seq + 1)
    expect(await toldSince(seq)).toEqual(['deal.held'])
    await isTrue()
  })

  it('is shown to its seller and to ledger keepers as their own, and to no one else', async () => {
    await act().record(west, of(150))

    expect((await act().line(west)).held).toEqual({ [contest.g3]: 150 })
    const own = (await west.client.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(own.me?.figures.held).toEqual({ [contest.g3]: 150 })
    const other = (await east.client.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(JSON.stringify(other)).not.toContain(':150')
  })

  it('counts, is told and wins what it wins when a ledger keeper confirms it, on the day of the sale', async () => {
    await act().record(east)
    const deal = await act().record(west, of(150))
    const { seq } = await act().snapshot()

    expect((await confirm(deal.id)).status).toBe(204)

    const { whole, today, held } = await act().line(west)
    expect(whole).toMatchObject({ points: 300, deals: 1 })
    expect(today).toMatchObject({ points: 300, deals: 1 })
    expect(held).toBeUndefined()
    expect(await toldSince(seq)).toEqual(expect.arrayContaining(['deal.recorded', 'lead.changed', 'goal.reached']))
    const audit = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(JSON.stringify(audit)).toContain('deal.confirmed')
    await isTrue()
  })

  it('counts for its own day, silently, when it is confirmed on a later one', async () => {
    const deal = await act().record(west, of(150))
    clock.set('2015-04-13T10:00:00+08:00')

    await confirm(deal.id)

    const { whole, today } = await act().line(west)
    expect(whole).toMatchObject({ points: 300, deals: 1 })
    expect(today).toMatchObject({ points: 0, deals: 0 })
    const { feed } = await act().snapshot()
    expect(feed.find(({ fact }) => fact.type === 'deal.recorded')?.fact).toMatchObject({ isSilent: true })
    await isTrue()
  })

  it('is held too where it was tapped without a signal and sent hours later, once however often it is sent', async () => {
    const tapped = { at: '2015-04-10T01:00:00.000Z', aheadMs: 0 }
    const sale = { ...aDeal(contest, of(150)), tapped }
    const { businessDate: _, ...sent } = sale as typeof sale & { businessDate?: string }

    const answers = [
      await west.client.post<RecordedDeal>(deals(), sent),
      await west.client.post<RecordedDeal>(deals(), sent),
    ]

    const held = [{ metricId: contest.g3, quantity: 150 }]
    expect(answers.map(({ body }) => body)).toMatchObject([
      { lines: [], held },
      { lines: [], held },
    ])
    const { teams } = await act().snapshot()
    expect(teams.find(({ teamId }) => teamId === west.teamId)?.whole).toMatchObject({ points: 0, deals: 0 })
    expect((await act().line(west)).held).toEqual({ [contest.g3]: 150 })
    await isTrue()
  })

  it('counts once it has a number for every unit, pasted with it or later', async () => {
    expect(await act().record(west, { ...of(11), numbers: numbers(11) })).not.toHaveProperty('held')
    const deal = await act().record(secondWest, of(12))
    const add = (list: string[]) => secondWest.client.post(`${deals()}/${deal.id}/numbers`, { numbers: list })

    expect((await add(['a 1', 'A1', 'b2'])).body).toEqual({ numbers: 2, isHeld: true })
    expect(
      (
        await add(
          numbers(12)
            .map((each) => `9${each}`)
            .slice(0, 10),
        )
      ).body,
    ).toEqual({ numbers: 12, isHeld: false })
    expect((await add(['b2'])).body).toEqual({ numbers: 12, isHeld: false })

    expect((await act().line(secondWest)).whole).toMatchObject({ deals: 1, points: 24 })
    await isTrue()
  })

  it('is asked about only above the limit, and above five times the best other day', async () => {
    expect(await act().record(west, { ...of(10) })).not.toHaveProperty('held')
    clock.set('2015-04-13T10:00:00+08:00')

    const usual = await act().record(west, { ...of(50), businessDate: '2015-04-13' })
    const above = await act().record(west, { ...of(51), businessDate: '2015-04-13' })

    expect(usual).not.toHaveProperty('held')
    expect(above.held).toHaveLength(1)
  })

  it('is withdrawn with a reason when it is refused, once', async () => {
    const deal = await act().record(west, of(150))

    expect((await refuse(deal.id)).status).toBe(204)
    expect((await refuse(deal.id)).status).toBe(204)

    expect((await act().line(west)).held).toBeUndefined()
    expect(await act().deal(deal.id)).toMatchObject({ withdrawal: { reason: '多按了一个零' }, review: null })
    expect((await confirm(deal.id)).body.code).toBe('already_withdrawn')
    await isTrue()
  })

  it('can be confirmed again without counting twice, by ledger keepers alone', async () => {
    const deal = await act().record(west, of(150))

    expect((await confirm(deal.id, west.client)).status).toBe(403)
    await Promise.all([confirm(deal.id), confirm(deal.id)])

    expect((await act().line(west)).whole).toMatchObject({ deals: 1, points: 300 })
    expect((await refuse(deal.id)).body.code).toBe('deal_not_under_review')
    await isTrue()
  })

  it('counts once though its request comes again', async () => {
    const requestId = randomUUID()
    const first = await act().record(west, { ...of(150), requestId })
    await confirm(first.id)

    expect(await act().record(west, { ...of(150), requestId })).toEqual(first)

    expect((await act().line(west)).whole.deals).toBe(1)
  })

  it('can be withdrawn by its seller', async () => {
    const deal = await act().record(west, of(150))

    expect((await act().withdraw(deal.id, west.client)).status).toBe(204)

    expect((await act().line(west)).held).toBeUndefined()
    await isTrue()
  })

  it('shares its points with a helper once it counts', async () => {
    const deal = await act().record(west, {
      items: [{ metricId: contest.broadband, quantity: 11 }],
      helperId: secondWest.participantId,
    })

    await confirm(deal.id)

    expect((await act().line(west)).whole).toMatchObject({ points: 28, deals: 1 })
    expect((await act().line(secondWest)).whole).toMatchObject({ points: 27, deals: 0 })
    await isTrue()
  })

  it('waits on under another name when it is reassigned, and for nothing else before it is settled', async () => {
    const deal = await act().record(west, of(150))
    expect((await act().cancel(deal.id)).body).toMatchObject({ code: 'deal_under_review' })
    expect((await act().activate(deal.id)).body).toMatchObject({ code: 'deal_under_review' })

    const { dealId } = (await act().reassign(deal.id, east)).body

    expect((await act().line(west)).held).toBeUndefined()
    expect((await act().line(east)).held).toEqual({ [contest.g3]: 150 })
    await confirm(dealId)
    expect((await act().line(east)).whole).toMatchObject({ points: 300, deals: 1 })
    await isTrue()
  })

  it('is no matter where another system sends it under its number', async () => {
    const { system } = await aSystem(director, contest.id, ['record'])
    const sale = aDeal(contest, { ...of(150), participantId: west.participantId })

    const counted = await system.post<RecordedDeal>(deals(), { ...sale, reference: '186' })
    const held = await system.post<RecordedDeal>(deals(), { ...sale, requestId: randomUUID() })

    expect(counted.body.lines).toHaveLength(1)
    expect(held.body.held).toHaveLength(1)
  })

  it('is listed for the desk with what it waits for', async () => {
    const deal = await act().record(west, of(150))
    await act().record(east)

    const { deals: listed } = (await director.get<DealPage>(`${deals()}?isHeld=true`)).body

    expect(listed).toMatchObject([
      { id: deal.id, canConfirm: true, review: { cause: 'quantity', needs: 150 }, lines: [{ state: 'held' }] },
    ])
  })

  it('does not keep a goal from being reached by what counts later', async () => {
    const held = await act().record(west, of(150))
    const member: Member = secondWest
    for (let n = 0; n < 10; n++) await act().record(member, of(10))
    const { seq } = await act().snapshot()

    await confirm(held.id)

    // The target of 100 was reached without it; the challenge of 125 with it.
    const told = await factsSince(seq)
    expect(told.filter((fact) => fact?.type === 'goal.reached')).toMatchObject([
      { level: 'target', metricId: null },
      { level: 'challenge', metricId: null },
      { level: 'challenge', metricId: contest.g3 },
    ])
    await isTrue()
  })

  it('holds by the limit of the day: a revision moves it and never reaches back', async () => {
    const revision = {
      from: '2015-04-13',
      reason: '上级调整',
      checks: [{ metricId: contest.g3, numberRule: 'none', askAbove: 200 }],
    }
    const revised = await director.post<ContestView>(`/contests/${contest.id}/revisions`, revision)
    expect(revised.status).toBe(200)
    const before = await act().record(west, of(150))
    clock.set('2015-04-13T10:00:00+08:00')

    const after = await act().record(west, { ...of(150), businessDate: '2015-04-13' })
    const late = await act().record(east, { ...of(150), businessDate: '2015-04-12' })

    expect(before.held).toHaveLength(1)
    expect(after).not.toHaveProperty('held')
    expect(late.held).toHaveLength(1)
  })
})
