import { beforeEach, describe, expect, it, vi } from 'vitest'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { verify } from '#server/ledger/verify/verify'
import type { ContestView } from '#shared/contest/contests/contract'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { inContest } from './reversals'

const TODAY = { businessDate: '2015-04-10' }

/** 3G brings its number by noon of the next working day, 宽带 with the sale, 融合 never. 10 April is a Friday. */
const numbered = () => {
  const draft = aDraft()
  const rules = { '3G': 'same_day', 宽带: 'required' } as Record<string, 'same_day' | 'required'>
  return {
    ...draft,
    metrics: draft.metrics.map((metric) => ({ ...metric, numberRule: rules[metric.name] ?? ('none' as const) })),
  }
}

describe('the number of a sale (业务号码)', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  let contest: AContest
  let west: Member
  let east: Member
  let act: ReturnType<typeof inContest>
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director, { draft: numbered() })
    west = contest.member(0)
    east = contest.member(1)
    act = inContest(contest)
  })
  const deals = () => `/contests/${contest.id}/deals`
  const add = (dealId: string, numbers: string[], by = west) =>
    by.client.post<{ numbers: number; isHeld: boolean; code?: string }>(`${deals()}/${dealId}/numbers`, { numbers })
  const lacking = async (by: Member) => (await by.client.get<DealPage>(`${deals()}?lacksNumber=true`)).body.deals
  const at = async (moment: string) => {
    clock.set(moment)
    await app.get(NumberDeadlines).look()
  }
  const isTrue = async () => expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  const MONDAY_NOON = '2015-04-13T12:00:00+08:00'

  it('is not asked for where it may come later: three taps log the sale, which counts', async () => {
    const deal = await act.record(west)

    expect(deal.nthOfDay).toBe(1)
    expect((await act.line(west)).whole).toMatchObject({ deals: 1, points: 2 })
    expect(await lacking(west)).toMatchObject([{ id: deal.id, numberDueOn: '2015-04-13', canAddNumbers: true }])
    expect(await lacking(east)).toEqual([])
  })

  it('is refused without it where it is 必填, with what to do', async () => {
    const sale = { items: [{ metricId: contest.broadband, quantity: 1 }] }

    const refused = await act.tryRecord(west, sale)

    expect(refused).toMatchObject({ status: 400, body: { code: 'number_required' } })
    expect(JSON.stringify(refused.body)).toContain('业务号码')
    expect((await act.record(west, { ...sale, reference: '0538' })).lines).toHaveLength(1)
  })

  it('leaves score, team and day at noon of the next working day where it has not come', async () => {
    const deal = await act.record(west)
    await act.record(west, { reference: '186' })
    await at('2015-04-13T11:59:00+08:00')
    expect((await act.line(west)).whole).toMatchObject({ deals: 2 })

    await at(MONDAY_NOON)

    const { whole, held } = await act.line(west)
    expect(whole).toMatchObject({ deals: 1, points: 2 })
    expect(held).toEqual({ [contest.g3]: 1 })
    const { teams } = await act.snapshot()
    expect(teams.find(({ teamId }) => teamId === west.teamId)?.whole).toMatchObject({ deals: 1, points: 2 })
    expect(await act.deal(deal.id)).toMatchObject({
      review: { cause: 'number', needs: 1 },
      lines: [{ state: 'held', quantity: 1, points: 2 }],
    })
    await isTrue()
  })

  it('is due by the calendar of the contest, and from the day on which it was recorded', async () => {
    const calendar = { days: [{ day: '2015-04-13', isWorking: false, note: '调休' }] }
    await director.put(`/contests/${contest.id}/calendar`, calendar)
    await act.record(west)
    clock.set('2015-04-14T09:00:00+08:00')
    await act.record(east, { businessDate: '2015-04-13' })

    await at('2015-04-14T12:00:00+08:00')

    expect((await act.line(west)).whole.deals).toBe(0)
    expect((await act.line(east)).whole.deals).toBe(1)
  })

  it('brings the sale back as it was, on its own day, and without another word', async () => {
    const deal = await act.record(west, { items: [{ metricId: contest.g3, quantity: 3 }] })
    await at(MONDAY_NOON)
    const { seq } = await act.snapshot()

    const added = await add(deal.id, ['186-1 a', '1862', '1863'])

    expect(added).toMatchObject({ status: 200, body: { numbers: 3, isHeld: false } })
    expect((await act.line(west)).whole).toMatchObject({ deals: 1, points: 6 })
    expect((await act.line(west)).today).toMatchObject({ deals: 0 })
    expect(await act.deal(deal.id)).toMatchObject({
      numbers: ['186-1A', '1862', '1863'],
      review: null,
      lines: [{ state: 'counted', quantity: 3, points: 6, countedOn: '2015-04-10' }],
    })
    expect((await act.snapshot()).feed.filter((event) => event.seq > seq)).toEqual([])
    await isTrue()
  })

  it('is looked for again after a restart without taking anything off twice', async () => {
    await act.record(west)
    clock.set(MONDAY_NOON)
    const jobs = app.get(NumberDeadlines)

    await Promise.all([jobs.look(), jobs.look()])
    await jobs.look()

    expect((await act.line(west)).whole).toMatchObject({ deals: 0, points: 0 })
    await isTrue()
  })

  it('is looked for from the first sale that was not yet due, whatever was sold before', async () => {
    const pages = vi.spyOn(app.get(ReviewsRepository), 'endOfPage')
    const startOf = async (moment: string) => {
      pages.mockClear()
      await at(moment)
      return pages.mock.calls.find(([id]) => id === contest.id)?.[1]
    }
    const friday = await act.record(west)
    await act.record(west, { reference: '186' })
    expect(await startOf('2015-04-10T18:00:00+08:00')).toBe(0)
    expect(await startOf('2015-04-13T09:00:00+08:00')).toBe(friday.seq - 1)
    const monday = await act.record(east, { businessDate: '2015-04-13' })
    expect(await startOf(MONDAY_NOON)).toBe(friday.seq - 1)

    expect(await startOf('2015-04-13T12:01:00+08:00')).toBe(monday.seq - 1)

    pages.mockRestore()
    await at('2015-04-14T12:00:00+08:00')
    for (const { id } of [friday, monday]) expect(await act.deal(id)).toMatchObject({ review: { cause: 'number' } })
    await isTrue()
  })

  it('is looked for in earlier sales of the day too once a revision asks for it', async () => {
    const sale = await act.record(west, { items: [{ metricId: contest.bundle, quantity: 1 }] })
    await at('2015-04-10T11:00:00+08:00')
    const checks = [{ metricId: contest.bundle, numberRule: 'same_day', askAbove: null }]
    const revision = { from: '2015-04-10', reason: '上级要求', checks }
    expectStatus(await director.post(`/contests/${contest.id}/revisions`, revision), 200)

    await at(MONDAY_NOON)

    expect(await act.deal(sale.id)).toMatchObject({ review: { cause: 'number' } })
    await isTrue()
  })

  it('is no longer waited for once a ledger keeper confirmed the sale', async () => {
    const deal = await act.record(west)
    await at(MONDAY_NOON)
    await director.post(`${deals()}/${deal.id}/confirmation`)

    await at('2015-04-14T13:00:00+08:00')

    expect((await act.line(west)).whole).toMatchObject({ deals: 1, points: 2 })
    expect(await lacking(west)).toEqual([])
    await isTrue()
  })

  it('is added by the seller, the recorder or a ledger keeper, once each', async () => {
    const deal = await act.record(west)

    expect((await add(deal.id, ['186'], east)).status).toBe(404)
    expect((await add(deal.id, ['186'])).body.numbers).toBe(1)
    expect((await add(deal.id, ['186'])).body.numbers).toBe(1)
    expect((await director.post(`${deals()}/${deal.id}/numbers`, { numbers: ['187'] })).status).toBe(200)

    expect(await act.deal(deal.id)).toMatchObject({ reference: '186', numbers: ['186', '187'], numberDueOn: null })
    await at(MONDAY_NOON)
    expect((await act.line(west)).whole.deals).toBe(1)
    await isTrue()
  })

  it('is one number in every spelling: the second sale with it is 疑似撞单, whichever number of it that is', async () => {
    await act.record(west, { items: [{ metricId: contest.g3, quantity: 2 }], numbers: ['186A', '187'] })

    const twice = await act.record(east, { reference: ' 187 ' })
    const later = await act.record(east)
    await add(later.id, ['１８６ａ'], east)

    expect(twice.isPossibleDuplicate).toBe(true)
    expect((await act.deal(later.id)).isPossibleDuplicate).toBe(true)
    const disputes = (await director.get<DisputeView[]>(`/contests/${contest.id}/disputes?openOnly=true`)).body
    expect(disputes.map(({ kind }) => kind)).toEqual(['collision', 'collision'])
    await isTrue()
  })

  it('leaves a withdrawn or partly cancelled sale in order', async () => {
    const gone = await act.record(west)
    const part = await act.record(west, {
      items: [
        { metricId: contest.g3, quantity: 1 },
        { metricId: contest.bundle, quantity: 1 },
      ],
    })
    await act.withdraw(gone.id, west.client)
    await act.cancel(part.id, { lines: [1] })

    await at(MONDAY_NOON)
    expect((await act.line(west)).whole).toMatchObject({ deals: 0, points: 0 })
    await isTrue()
    await add(part.id, ['186'])

    expect((await act.line(west)).whole).toMatchObject({ deals: 1, points: 2 })
    await isTrue()
    await act.withdraw(part.id)
    await isTrue()
  })

  it('shares the points again with a helper after it came', async () => {
    contest = await aContest(app, director, { draft: numbered(), perTeam: 2 })
    act = inContest(contest)
    const [seller, helper] = [contest.member(0), contest.member(2)]
    const sale = { items: [{ metricId: contest.g3, quantity: 1 }], helperId: helper.participantId }
    const deal = await act.record(seller, sale)
    await at(MONDAY_NOON)
    expect((await act.line(helper)).whole.points).toBe(0)

    await add(deal.id, ['186'], seller)

    expect((await act.line(seller)).whole).toMatchObject({ points: 1, deals: 1 })
    expect((await act.line(helper)).whole).toMatchObject({ points: 1 })
    expect((await act.deal(deal.id)).helper?.points).toBe(1)
    await isTrue()
  })

  it('is asked for from the day on which a revision says so, and not of earlier sales', async () => {
    contest = await aContest(app, director)
    act = inContest(contest)
    ;[west, east] = [contest.member(0), contest.member(1)]
    const checks = [{ metricId: contest.g3, numberRule: 'same_day', askAbove: null }]
    const revision = { from: '2015-04-11', reason: '上级调整', checks }
    const { metrics } = (await director.post<ContestView>(`/contests/${contest.id}/revisions`, revision)).body
    expect(metrics[0]).toMatchObject({ numberRule: 'none' })
    await act.record(west, TODAY)
    clock.set('2015-04-11T10:00:00+08:00')
    await act.record(east, { businessDate: '2015-04-11' })

    await at(MONDAY_NOON)

    expect((await act.line(west)).whole.deals).toBe(1)
    expect((await act.line(east)).whole.deals).toBe(0)
    await isTrue()
  })

  it('keeps the contest open (终榜) while a sale is 待核', async () => {
    await act.record(west)
    await at(MONDAY_NOON)

    const closed = await director.post<{ code: string }>(`/contests/${contest.id}/close`)

    expect(closed.body.code).toBe('reviews_open')
  })
})
