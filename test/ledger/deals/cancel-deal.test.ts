import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { inContest } from './reversals'

describe('cancelling a deal (退订)', () => {
  let contest: AContest
  let member: Member
  let act: ReturnType<typeof inContest>
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director)
    member = contest.members[0] as Member
    act = inContest(contest)
  })
  const threeDaysLater = () => clock.set('2015-04-13T10:00:00+08:00')

  it('lowers the total on the day it became known and leaves the day of the sale its figures', async () => {
    const deal = await act.record(member, { items: [{ offerId: contest.offer, quantity: 1 }] })
    const soldDay = (await act.line(member)).today
    threeDaysLater()

    expect((await act.cancel(deal.id)).status).toBe(204)

    const { whole, today } = await act.line(member)
    expect(whole).toMatchObject({ points: 0, deals: 0, reachedSeq: 0, cancelled: { deals: 1, points: 7 } })
    expect(whole.metrics[contest.broadband]).toEqual({ quantity: 0, reachedSeq: 0, cancelled: 1 })
    expect(today).toMatchObject({ points: 0, deals: 0, cancelled: { deals: 1, points: 7 } })
    clock.set('2015-04-10T20:00:00+08:00')
    expect((await act.line(member)).today).toEqual(soldDay)
  })

  it('takes single lines off, each of them once', async () => {
    const deal = await act.record(member, { items: [{ offerId: contest.offer, quantity: 1 }] })
    threeDaysLater()

    expect((await act.cancel(deal.id, { lines: [1] })).status).toBe(204)

    const { whole } = await act.line(member)
    expect(whole).toMatchObject({ points: 2, deals: 1, cancelled: { deals: 1, points: 5 } })
    expect((await act.deal(deal.id)).lines.map((line) => line.state)).toEqual(['counted', 'cancelled', 'counted'])
    expect((await act.cancel(deal.id, { lines: [1] })).body.code).toBe('already_cancelled')
    expect((await act.cancel(deal.id, { lines: [7] })).body.code).toBe('already_cancelled')
    expect((await act.withdraw(deal.id)).body.code).toBe('already_cancelled')
    expect((await act.cancel(deal.id)).status).toBe(204)
    expect((await act.line(member)).whole).toMatchObject({ points: 0, deals: 0 })
  })

  it('tells why, when and by whom in the ledger', async () => {
    const deal = await act.record(member)
    threeDaysLater()
    await act.cancel(deal.id, { day: '2015-04-12', reason: '没有激活' })

    const { cancellations, canCancel } = await act.deal(deal.id)

    expect(cancellations).toMatchObject([{ day: '2015-04-12', lines: [0], reason: '没有激活' }])
    expect(canCancel).toBe(false)
  })

  it('is silent: one fact, no overtake, and a kept pledge stays kept', async () => {
    const rival = contest.members[1] as Member
    await director.put(`/contests/${contest.id}/pledges`, {
      ...{ participantId: member.participantId, day: '2015-04-10', sentence: '' },
      lines: [{ metricId: contest.broadband, quantity: 1 }],
    })
    const deal = await act.record(member, { items: [{ metricId: contest.broadband, quantity: 1 }] })
    await act.record(rival)
    const before = await act.snapshot()

    await act.cancel(deal.id)

    const after = await act.snapshot()
    expect(after.seq).toBe(before.seq + 1)
    expect(after.feed[0]).toMatchObject({ fact: { type: 'deal.cancelled', dealId: deal.id } })
    expect(after.pledges).toEqual(before.pledges)
    expect(after.teams.find((team) => team.teamId === member.teamId)?.whole.points).toBe(0)
  })

  it('is for directors and clerks, on a day between the sale and today', async () => {
    const deal = await act.record(member, { businessDate: '2015-04-09' })

    expect((await act.cancel(deal.id, {}, member.client)).status).toBe(403)
    expect((await act.cancel(deal.id, { day: '2015-04-08' })).body.code).toBe('known_before_sale')
    expect((await act.cancel(deal.id, { day: '2015-04-11' })).body.code).toBe('business_date_in_future')
    expect((await act.cancel(deal.id, { reason: ' ' })).status).toBe(400)
    expect((await act.line(member)).whole.points).toBe(2)
  })

  it('agrees with a replay of the ledger', async () => {
    const deal = await act.record(member, { items: [{ offerId: contest.offer, quantity: 2 }] })
    threeDaysLater()
    await act.cancel(deal.id, { lines: [2] })

    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })
})
