import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from '#shared/contest/contests/activities'
import { neededFor, ratioOf } from '#shared/ritual/pledges/activity-ratio'
import type { MyPledgeView, PledgeRates, PledgeView } from '#shared/ritual/pledges/contract'
import { unitsOf } from '#shared/ritual/pledges/pledged-units'
import { aDeal, aDraft, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit', perDay: 10 }
const CALL: Activity = { id: randomUUID(), name: '电话', unit: '个', kind: 'call' }
const MORNING = '2015-04-10T08:00:00+08:00'

describe('a pledge of activities', () => {
  const { clock } = useApp({ at: MORNING })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, CALL] } })
  beforeEach(() => clock.set(MORNING))

  const at = (rest: string) => `/contests/${room.contest.id}${rest}`
  const pledge = (count: number | null, quantity = 1, activityId = VISIT.id) =>
    room.west.client.put<PledgeView & { code?: string }>(at('/pledges'), {
      ...{ day: '2015-04-10', lines: [{ metricId: room.contest.g3, quantity }], sentence: '' },
      ...(count === null ? {} : { activities: count === 0 ? [] : [{ activityId, count }] }),
    })
  const visit = async (by: Member, input: Record<string, unknown> = {}) =>
    expectStatus(
      await by.client.post(at('/activities'), { requestId: randomUUID(), activityId: VISIT.id, ...input }),
      201,
    )
  const rates = async (by = room.west.client) => (await by.get<PledgeRates>(at('/pledges/rates?day=2015-04-10'))).body
  const mine = async () => (await room.west.client.get<MyPledgeView>(at('/pledges/mine'))).body

  it('is kept by different customers of its day, whatever was sold', async () => {
    expect((await pledge(2)).body.activities).toEqual({
      ...{ lines: [{ activityId: VISIT.id, count: 2 }], raised: null, before: [] },
    })
    for (const customer of ['张记五金', '张记五金', undefined, undefined]) await visit(room.west, { customer })
    expect((await rates()).activities?.contest).toEqual({ kept: 0, pledged: 1 })

    await visit(room.west, { customer: '李家超市' })
    expect((await rates()).activities).toEqual({
      contest: { kept: 1, pledged: 1 },
      people: [{ participantId: room.west.participantId, kept: 1, pledged: 1 }],
    })
    expect((await rates()).contest).toEqual({ kept: 0, pledged: 1 })
  })

  it('is not kept by what is entered after the day, nor by what was counted before it', async () => {
    await visit(room.west, { customer: '张记五金' })
    await pledge(1)
    expect((await rates()).activities?.contest).toEqual({ kept: 0, pledged: 1 })
    clock.set('2015-04-11T08:00:00+08:00')
    await visit(room.west, { customer: '李家超市', businessDate: '2015-04-10' })

    expect((await rates()).activities?.contest).toEqual({ kept: 0, pledged: 1 })
  })

  it('stays where a pledge says nothing of it, and goes where it says none', async () => {
    await pledge(3)
    expect((await pledge(null, 2)).body.activities?.lines).toEqual([{ activityId: VISIT.id, count: 3 }])
    expect((await pledge(0, 2)).body.activities).toBeNull()
    expect((await pledge(3, 2, randomUUID())).body.code).toBe('unknown_activity')
  })

  it('is only raised after the lock, and once it has begun', async () => {
    await pledge(5)
    await visit(room.west, { customer: '张记五金' })
    expect((await pledge(4)).body.code).toBe('pledge_only_raise')
    expect((await pledge(6)).body.activities?.lines).toEqual([{ activityId: VISIT.id, count: 6 }])
    clock.set('2015-04-10T09:30:00+08:00')

    expect((await pledge(5)).body.code).toBe('pledge_only_raise')
    expect((await pledge(8)).body).toMatchObject({
      ...{ raised: null, lines: [{ quantity: 1 }] },
      activities: { lines: [{ count: 6 }], raised: [{ count: 8 }] },
    })
    expect((await pledge(7, 2)).body.code).toBe('pledge_only_raise')
    expect((await pledge(null, 2)).body).toMatchObject({
      raised: [{ quantity: 2 }],
      activities: { raised: [{ count: 8 }] },
    })
  })

  it('comes late after the lock, and is never kept then', async () => {
    clock.set('2015-04-10T09:30:00+08:00')
    await pledge(1)
    await visit(room.west, { customer: '张记五金' })

    expect((await rates()).activities?.contest).toEqual({ kept: 0, pledged: 1 })
  })

  it('has a hint from one’s own days, else from those of the team', async () => {
    const work = async (day: string, by: Member, visits: number) => {
      clock.set(`${day}T10:00:00+08:00`)
      for (let n = 0; n < visits; n++) await visit(by, { customer: `${day} ${n}` })
      const items = [{ metricId: room.contest.g3, quantity: 5 }]
      const sale = aDeal(room.contest, { businessDate: day, items, participantId: by.participantId })
      expectStatus(await room.contest.director.post(at('/deals'), sale), 201)
    }
    await work('2015-04-10', room.west, 16)
    await work('2015-04-13', room.west, 13)
    await work('2015-04-13', room.secondWest, 4)
    clock.set('2015-04-14T08:00:00+08:00')
    const hintOf = async () => (await mine()).activities.find(({ activityId }) => activityId === VISIT.id)

    expect(await hintOf()).toEqual({
      ...{ activityId: VISIT.id, yesterday: 13, today: 0 },
      ratio: { of: 'team', days: 9, counted: 33, sold: 15 },
    })
    await work('2015-04-14', room.west, 1)
    clock.set('2015-04-15T08:00:00+08:00')
    expect((await hintOf())?.ratio).toEqual({ of: 'own', days: 10, counted: 30, sold: 15 })
    expect((await mine()).activities.find(({ activityId }) => activityId === CALL.id)?.ratio).toBeNull()
  })
})

describe('what activities come to a sale', () => {
  it('is one’s own from 30 on, the team’s below, and nothing without either', () => {
    const team = { counted: 60, sold: 12 }
    expect(ratioOf(20, { counted: 108, sold: 20 }, team)).toEqual({ of: 'own', days: 20, counted: 108, sold: 20 })
    expect(ratioOf(20, { counted: 29, sold: 20 }, team)).toMatchObject({ of: 'team', counted: 60 })
    expect(ratioOf(20, { counted: 108, sold: 0 }, team)).toMatchObject({ of: 'team' })
    expect(ratioOf(20, { counted: 29, sold: 20 }, { counted: 29, sold: 9 })).toBeNull()
    expect(ratioOf(20, { counted: 29, sold: 20 }, null)).toBeNull()
  })

  it('is rounded up for the sales that are chosen', () => {
    expect(neededFor({ counted: 108, sold: 20 }, 2)).toBe(11)
    expect(neededFor({ counted: 30, sold: 10 }, 1)).toBe(3)
    expect(neededFor({ counted: 33, sold: 30 }, 10)).toBe(11)
    expect(neededFor({ counted: 30, sold: 1_000_000 }, 1)).toBe(1)
  })

  it('counts pieces, a bundle once, and no money', () => {
    const { metrics } = aDraft()
    const [g3 = '', broadband = '', bundle = ''] = metrics.map(({ id }) => id)
    const contest = { metrics }

    expect(
      unitsOf(contest, [
        { metricId: g3, quantity: 2 },
        { metricId: bundle, quantity: 1 },
      ]),
    ).toBe(2)
    expect(
      unitsOf(contest, [
        { metricId: broadband, quantity: 1 },
        { metricId: bundle, quantity: 3 },
      ]),
    ).toBe(3)
  })
})
