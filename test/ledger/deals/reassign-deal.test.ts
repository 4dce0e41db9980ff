import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { inContest } from './reversals'

describe('giving a deal to another name (改判)', () => {
  let contest: AContest
  let west: Member
  let mate: Member
  let east: Member
  let act: ReturnType<typeof inContest>
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director, { perTeam: 2 })
    ;[west, mate] = contest.members.filter((member) => member.teamId === contest.west) as [Member, Member]
    east = contest.members.find((member) => member.teamId === contest.east) as Member
    act = inContest(contest)
  })

  it('moves what counted to the other name and team, on the same business date, in one unit', async () => {
    const deal = await act.record(west, {
      businessDate: '2015-04-09',
      reference: 'A-1',
      items: [{ offerId: contest.offer, quantity: 1 }],
    })
    const before = (await act.snapshot()).seq

    const { body } = await act.reassign(deal.id, east)

    expect((await act.line(west)).whole).toMatchObject({ points: 0, deals: 0 })
    expect((await act.line(east)).whole).toMatchObject({ points: 7, deals: 1 })
    const moved = await act.deal(body.dealId)
    expect(moved).toMatchObject({ participantId: east.participantId, businessDate: '2015-04-09', reference: 'A-1' })
    expect(moved.reassignedFrom).toMatchObject({ dealId: deal.id, name: west.name, reason: '两人争议，现场裁定' })
    expect((await act.deal(deal.id)).reassignedTo).toMatchObject({ dealId: body.dealId, name: east.name })
    const { seq, feed, teams } = await act.snapshot()
    expect(seq).toBe(before + 2)
    expect(feed.slice(0, 2).map((event) => event.fact)).toMatchObject([
      { type: 'deal.recorded', isSilent: true, participantId: east.participantId },
      { type: 'deal.reassigned', dealId: deal.id, toParticipantId: east.participantId },
    ])
    expect(teams.map((team) => team.whole.points)).toEqual([0, 7])
  })

  it('happens once, and not to the name that the deal has', async () => {
    const deal = await act.record(west)

    expect((await act.reassign(deal.id, west)).body.code).toBe('same_participant')
    expect((await act.reassign(deal.id, east)).status).toBe(201)
    expect((await act.reassign(deal.id, mate)).body.code).toBe('already_reassigned')
    expect((await act.withdraw(deal.id)).body.code).toBe('already_reassigned')
    expect((await act.cancel(deal.id)).body.code).toBe('already_reassigned')
    expect((await act.reassign(deal.id, east, west.client)).status).toBe(403)
  })

  it('splits the points of a joint sale exactly, the odd one to the seller, and undoes both halves', async () => {
    const deal = await act.record(west, {
      helperId: mate.participantId,
      items: [{ metricId: contest.broadband, quantity: 1 }],
    })

    expect(deal.helper).toEqual({ participantId: mate.participantId, points: 2 })
    expect((await act.line(west)).whole).toMatchObject({ points: 3, deals: 1 })
    expect((await act.line(mate)).whole).toMatchObject({ points: 2, deals: 0 })
    expect((await act.line(mate)).whole.metrics[contest.broadband]).toMatchObject({ quantity: 0 })
    const teamPoints = async () => (await act.snapshot()).teams.map((team) => team.whole.points)
    expect(await teamPoints()).toEqual([5, 0])

    await act.reassign(deal.id, east)

    expect(await teamPoints()).toEqual([0, 5])
    expect((await act.line(mate)).whole.points).toBe(0)
    expect((await act.line(east)).whole).toMatchObject({ points: 5, deals: 1 })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('gives the helper the whole sale when it moves to them', async () => {
    const deal = await act.record(west, {
      helperId: mate.participantId,
      items: [{ metricId: contest.broadband, quantity: 1 }],
    })

    await act.reassign(deal.id, mate)

    expect((await act.line(west)).whole).toMatchObject({ points: 0, deals: 0 })
    expect((await act.line(mate)).whole).toMatchObject({ points: 5, deals: 1 })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('leaves what was cancelled where it was, and moves the rest', async () => {
    const deal = await act.record(west, { items: [{ offerId: contest.offer, quantity: 1 }] })
    await act.cancel(deal.id, { lines: [1] })

    const moved = await act.deal((await act.reassign(deal.id, east)).body.dealId)

    expect(moved.lines).toMatchObject([{ metricId: contest.bundle }, { metricId: contest.g3, points: 2 }])
    expect((await act.line(east)).whole).toMatchObject({ points: 2, deals: 1 })
    expect((await act.line(west)).whole).toMatchObject({ points: 0, deals: 0, cancelled: { deals: 1, points: 5 } })
    expect((await act.cancel(moved.id)).status).toBe(204)
    expect((await act.line(east)).whole).toMatchObject({ points: 0, deals: 0, cancelled: { deals: 1, points: 2 } })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is for a member who took part on the day of the sale', async () => {
    const person = `/contests/${contest.id}/people/${east.participantId}`
    const deal = await act.record(west)

    await director.patch(person, { activeTo: '2015-04-09' })
    expect((await act.reassign(deal.id, east)).body.code).toBe('participant_left')
    await director.patch(person, { activeTo: null, activeFrom: '2015-04-11' })
    expect((await act.reassign(deal.id, east)).body.code).toBe('participant_not_yet_in')
    await director.patch(person, { activeFrom: '2015-04-10' })
    expect((await act.reassign(deal.id, east)).status).toBe(201)
  })

  it('is final for the member who got it: what was read aloud is not withdrawn under a new name', async () => {
    const deal = await act.record(west)
    const { body } = await act.reassign(deal.id, east)

    expect((await act.withdraw(body.dealId, east.client)).body.code).toBe('deal_ruled')

    const own = (await east.client.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals
    expect(own[0]).toMatchObject({ id: body.dealId, canWithdraw: false })
    expect((await act.withdraw(body.dealId)).status).toBe(204)
  })

  it('refuses helpers of their own sale or of the other team', async () => {
    const items = [{ metricId: contest.g3, quantity: 1 }]

    expect((await act.tryRecord(west, { items, helperId: west.participantId })).body.code).toBe('helper_is_seller')
    expect((await act.tryRecord(west, { items, helperId: east.participantId })).body.code).toBe('helper_of_other_team')
  })

  it('refuses helpers on a day on which they did not take part', async () => {
    const sale = { items: [{ metricId: contest.g3, quantity: 1 }], helperId: mate.participantId }
    const person = `/contests/${contest.id}/people/${mate.participantId}`

    await director.patch(person, { activeTo: '2015-04-09' })
    expect((await act.tryRecord(west, sale)).body.code).toBe('helper_not_in')
    expect((await act.tryRecord(west, { ...sale, businessDate: '2015-04-09' })).status).toBe(201)
  })
})
