import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'

describe('withdrawing a deal', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west: member } = useContest()
  const record = async (overrides: Record<string, unknown> = {}, seller = member) =>
    (await seller.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))).body
  const withdraw = (dealId: string, client = member.client, reason = '录错') =>
    client.post(`/contests/${contest.id}/deals/${dealId}/withdrawal`, { reason })
  const snapshot = async () => (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

  it('takes back every line of a bundle, on the day it was sold, and keeps both in the ledger', async () => {
    const kept = await record()
    const deal = await record({ items: [{ offerId: contest.offer, quantity: 1 }], businessDate: '2015-04-09' })

    expect((await withdraw(deal.id)).status).toBe(204)

    const { teams } = await snapshot()
    const own = teams.find((team) => team.teamId === member.teamId)
    expect(own?.whole).toMatchObject({ points: 2, deals: 1, reachedSeq: kept.seq })
    expect(own?.whole.metrics[contest.broadband]?.quantity).toBe(0)
    expect(own?.today).toMatchObject({ points: 2, deals: 1 })
    const { deals } = (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body
    expect(deals.map((each) => each.withdrawal?.reason ?? null)).toEqual(['录错', null])
  })

  it('is silent: no overtake, no star, only the withdrawal itself', async () => {
    const rival = contest.members[1] as Member
    await record({}, rival)
    const deal = await record({ items: [{ metricId: contest.broadband, quantity: 1 }] })
    const before = (await snapshot()).seq

    await withdraw(deal.id)

    const { seq, feed } = await snapshot()
    expect(seq).toBe(before + 1)
    expect(feed[0]).toMatchObject({ fact: { type: 'deal.withdrawn', dealId: deal.id } })
  })

  it('gives equal teams back the order in which they first got there', async () => {
    const rival = contest.members[1] as Member
    const first = await record()
    const second = await record({}, rival)
    const deal = await record()

    await withdraw(deal.id)

    const reached = (await snapshot()).teams.map((team) => [team.teamId, team.whole.points, team.whole.reachedSeq])
    expect(reached).toEqual([
      [contest.west, 2, first.seq],
      [contest.east, 2, second.seq],
    ])
  })

  it('lets a kept pledge follow', async () => {
    const pledge = { day: '2015-04-10', lines: [{ metricId: contest.g3, quantity: 1 }], sentence: '拿下' }
    clock.set('2015-04-10T08:30:00+08:00')
    await member.client.put(`/contests/${contest.id}/pledges`, pledge)
    const deal = await record()
    expect((await snapshot()).pledges[0]?.state).toBe('kept')

    await withdraw(deal.id)

    expect((await snapshot()).pledges[0]?.state).toBe('pledged')
  })

  it('is the member’s for ten minutes and the director’s at any time', async () => {
    const [early, late] = [await record(), await record()]
    clock.advance(10)
    expect((await withdraw(early.id)).status).toBe(204)
    clock.advance(1)
    expect((await withdraw(late.id)).body.code).toBe('withdrawal_window_over')
    clock.set('2015-06-01T10:00:00+08:00')
    expect((await withdraw(late.id, director)).status).toBe(204)
  })

  it('happens once, also when two tap at the same time', async () => {
    const deal = await record()

    const answers = await Promise.all([withdraw(deal.id), withdraw(deal.id, director), withdraw(deal.id)])

    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409])
    expect((await withdraw(deal.id)).body.code).toBe('already_withdrawn')
    expect((await snapshot()).teams[0]?.whole.deals).toBe(0)
  })

  it('needs a reason, the right person and a contest that is open', async () => {
    const deal = await record()

    expect((await withdraw(deal.id, member.client, '  ')).body.code).toBe('invalid_input')
    expect((await withdraw(deal.id, contest.members[1]?.client)).body.code).toBe('not_found')
    expect((await withdraw(randomUUID())).body.code).toBe('not_found')
    expect((await withdraw(deal.id, await app.addCenter())).body.code).toBe('not_found')
    await director.post(`/contests/${contest.id}/close`)
    expect((await withdraw(deal.id, director)).body.code).toBe('contest_closed')
  })
})
