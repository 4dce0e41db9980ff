import { describe, expect, it } from 'vitest'
import type { MyPledgeView, PledgeRates, PledgeView } from '#shared/ritual/pledges/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'

describe('a pledge', () => {
  const { director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest, west: member } = useContest()
  const pledge = (quantity: number, overrides: Record<string, unknown> = {}, client = member.client) =>
    client.put<PledgeView & { code: string }>(`/contests/${contest.id}/pledges`, {
      day: '2015-04-10',
      lines: [{ metricId: contest.g3, quantity }],
      sentence: '今天拿下',
      ...overrides,
    })
  const sell = (quantity = 1) =>
    member.client.post<{ id: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { items: [{ metricId: contest.g3, quantity }] }),
    )
  const wall = async () => (await director.get<PledgeView[]>(`/contests/${contest.id}/pledges?day=2015-04-10`)).body
  const mine = async () => (await member.client.get<MyPledgeView>(`/contests/${contest.id}/pledges/mine`)).body

  it('may go up and down until the contest’s hour', async () => {
    await pledge(5)
    expect((await pledge(3)).status).toBe(200)
    clock.set('2015-04-10T09:29:59+08:00')
    expect((await pledge(2)).body).toMatchObject({ lines: [{ quantity: 2 }], raised: null, isLate: false })
  })

  it('is only raised after the lock, and the quantity at the lock stays the pledge', async () => {
    await pledge(3)
    clock.set('2015-04-10T09:30:00+08:00')

    expect((await pledge(2)).body.code).toBe('pledge_only_raise')
    expect((await pledge(5)).body).toMatchObject({ lines: [{ quantity: 3 }], raised: [{ quantity: 5 }] })
    expect((await pledge(4)).body.code).toBe('pledge_only_raise')
    await sell(3)
    expect((await wall())[0]?.state).toBe('kept')
  })

  it('cannot be lowered once the first deal of the day is in, early as it may be', async () => {
    await pledge(5)
    await sell()

    expect((await pledge(1)).body.code).toBe('pledge_only_raise')
  })

  it('is late after the hour: shown, never kept', async () => {
    clock.set('2015-04-10T09:30:00+08:00')
    expect((await pledge(3)).body).toMatchObject({ isLate: true, soldBefore: null, state: 'pledged' })
    await sell(3)

    expect((await wall())[0]).toMatchObject({ isLate: true, state: 'sprinting' })
  })

  it('after an early sale is a pledge like any other, on top of what was sold before it', async () => {
    await sell(1)
    expect(await mine()).toMatchObject({ isLocked: false, isLateNow: false, sold: [{ quantity: 1 }] })
    expect((await pledge(3)).body).toMatchObject({ isLate: false, soldBefore: [{ quantity: 1 }], state: 'pledged' })

    expect((await pledge(2)).body).toMatchObject({ lines: [{ quantity: 2 }], soldBefore: [{ quantity: 1 }] })
    await sell(1)
    expect((await wall())[0]?.state).toBe('sprinting')
    expect((await pledge(1)).body.code).toBe('pledge_only_raise')
    expect(await mine()).toMatchObject({ isLocked: true, lockedBy: 'first_deal' })
    await sell(1)

    expect((await wall())[0]?.state).toBe('kept')
    expect(
      (await director.get<PledgeRates>(`/contests/${contest.id}/pledges/rates?day=2015-04-10`)).body.contest,
    ).toEqual({ kept: 1, pledged: 1 })
  })

  it('counts a sale that is withdrawn and recorded again once only, before it', async () => {
    const { id } = (await sell(2)).body
    await pledge(2)
    await member.client.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '记错了' })
    await sell(2)

    expect((await wall())[0]).toMatchObject({ soldBefore: [{ quantity: 2 }], state: 'pledged' })
  })

  it('is the same pledge when the same tap arrives twice', async () => {
    await pledge(3)
    clock.set('2015-04-10T09:40:00+08:00')

    expect((await pledge(3)).body).toMatchObject({ lines: [{ quantity: 3 }], raised: null })
  })

  it('is for today, by oneself or by a director, on a running contest, in whole quantities', async () => {
    const other = { participantId: contest.members[1]?.participantId }
    expect((await pledge(3, { day: '2015-04-09' })).body.code).toBe('pledge_day_over')
    expect((await pledge(3, { day: '2015-04-11' })).body.code).toBe('pledge_day_over')
    expect((await pledge(3, other)).body.code).toBe('not_for_others')
    expect((await pledge(3, other, director)).status).toBe(200)
    expect((await pledge(0)).body.code).toBe('quantity_not_positive')
    expect((await pledge(3, { sentence: '长'.repeat(61) })).body.code).toBe('invalid_input')
    await director.post(`/contests/${contest.id}/close`)
    expect((await pledge(3)).body.code).toBe('contest_closed')
  })

  it('comes with hints: own yesterday, and one’s share of what the team needs to be level with the schedule', async () => {
    await member.client.post(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { businessDate: '2015-04-09', items: [{ metricId: contest.g3, quantity: 2 }] }),
    )

    const { hints, isLocked } = await mine()

    // Day 10 of 91 with a target of 100 and a challenge of 125: 10.99 and 13.74 due, 2 sold, one member in the team.
    expect(hints[0]).toEqual({ metricId: contest.g3, yesterday: 2, forTarget: 9, forChallenge: 12 })
    expect(hints[2]).toEqual({ metricId: contest.bundle, yesterday: 0, forTarget: null, forChallenge: null })
    expect(isLocked).toBe(false)
  })

  it('says by what it was locked: the deal after it, and the hour where that has passed too', async () => {
    expect(await mine()).toMatchObject({ isLocked: false, lockedBy: null })
    await pledge(2)
    clock.set('2015-04-10T08:31:00+08:00')
    await sell()

    expect(await mine()).toMatchObject({ isLateNow: false, lockedBy: 'first_deal' })
    clock.set('2015-04-10T09:30:00+08:00')
    expect(await mine()).toMatchObject({ isLateNow: false, lockedBy: 'lock_time' })
  })

  it('is on the wall in seat order, without anyone’s shortfall', async () => {
    await pledge(2, {}, contest.members[1]?.client)
    await pledge(9)
    await sell()

    const pledges = await wall()

    expect(pledges.map((each) => [each.participantId, each.state])).toEqual([
      [member.participantId, 'sprinting'],
      [contest.members[1]?.participantId, 'pledged'],
    ])
  })
})
