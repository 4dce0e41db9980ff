import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { countedSteps } from '#server/field/activities/team-funnels.reader'
import type { Activity } from '#shared/contest/contests/activities'
import { funnelOf, leakOf, type TeamFunnels } from '#shared/field/activities/funnel'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit' }
const STAND: Activity = { id: randomUUID(), name: '摆场', unit: '场', kind: 'other' }
const PROPOSAL: Activity = { id: randomUUID(), name: '建议书', unit: '份', kind: 'proposal' }
const START = '2015-04-10T10:00:00+08:00'

describe('漏斗 of a team', () => {
  const { clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, STAND, PROPOSAL] } })
  beforeEach(() => clock.set(START))

  const visit = async (by: Member, input: Record<string, unknown> = {}) =>
    expectStatus(
      await by.client.post(`/contests/${room.contest.id}/activities`, {
        ...{ requestId: randomUUID(), activityId: VISIT.id, ...input },
      }),
      201,
    )
  const funnelOfWest = async (by = room.east) =>
    (await by.client.get<TeamFunnels>(`/contests/${room.contest.id}/activities/teams`)).body.teams.find(
      ({ teamId }) => teamId === room.west.teamId,
    )

  it('counts how far the visits of a day came, a sale as signed', async () => {
    await visit(room.west, { outcome: 'closed' })
    await visit(room.west, { outcome: 'no_need', customer: '张记五金' })
    await visit(room.secondWest, { outcome: 'interested', customer: '李家超市' })
    await visit(room.secondWest, { activityId: STAND.id })
    expectStatus(await room.west.client.post(`/contests/${room.contest.id}/deals`, aDeal(room.contest)), 201)

    expect((await funnelOfWest())?.funnel).toEqual({ counted: 4, met: 3, interested: 2, signed: 1 })
  })

  it('counts a customer once, by the furthest that was reached', async () => {
    await visit(room.west, { outcome: 'closed', customer: '张记五金' })
    await visit(room.west, { outcome: 'booked', customer: '张记五金' })
    await visit(room.secondWest, { outcome: 'closed' })

    expect((await funnelOfWest())?.funnel).toEqual({ counted: 2, met: 1, interested: 1, signed: 0 })
  })

  it('counts 客户建议书 between those who were met and those who want it, each customer once', async () => {
    for (const customer of ['张记五金', '张记五金', '李家超市'])
      await visit(room.west, { activityId: PROPOSAL.id, customer })
    await visit(room.east, { activityId: PROPOSAL.id, customer: '张记五金' })
    expect((await funnelOfWest())?.proposed).toBeUndefined()
    for (const by of [room.west, room.secondWest]) await visit(by, { outcome: 'no_need', customer: '张记五金' })

    expect(await funnelOfWest()).toMatchObject({ proposed: 2, funnel: { counted: 2, met: 2, interested: 0 } })
  })

  it('of a single person is not shown', async () => {
    await visit(room.west, { outcome: 'interested' })

    expect(await funnelOfWest()).toEqual({ teamId: room.west.teamId, funnel: null, leak: null })
  })
})

describe('the steps of a funnel', () => {
  const row = { participantId: 'a', businessDate: '2015-04-10', hasObject: false, step: 'counted', count: 1 } as const

  it('take the five furthest of what has no object, and all that has one', () => {
    const rows = [
      { ...row, count: 4 },
      { ...row, step: 'met' as const, count: 3 },
      { ...row, participantId: 'b' },
      { ...row, hasObject: true, count: 9 },
    ]

    expect(countedSteps(rows)).toEqual({ counted: 2 + 1 + 9, met: 3 })
  })

  it('include what went beyond', () => {
    expect(funnelOf({ counted: 10, met: 4, signed: 2 })).toEqual({ counted: 16, met: 6, interested: 2, signed: 2 })
  })
})

describe('where a funnel leaks', () => {
  const usual = { counted: 100, met: 50, interested: 25, signed: 10 }

  it('is the rate that is furthest below the usual one', () => {
    expect(leakOf({ counted: 20, met: 10, interested: 1, signed: 0 }, usual)).toEqual({
      ...{ step: 'interested', rate: 0.1, usual: 0.5 },
    })
  })

  it('is nowhere while there is little to go by, or nothing is clearly lower', () => {
    expect(leakOf({ counted: 9, met: 0, interested: 0, signed: 0 }, usual)).toBeNull()
    expect(leakOf({ counted: 20, met: 0, interested: 0, signed: 0 }, { ...usual, counted: 29 })).toBeNull()
    expect(leakOf({ counted: 20, met: 9, interested: 5, signed: 2 }, usual)).toBeNull()
    expect(leakOf({ counted: 20, met: 0, interested: 0, signed: 0 }, { ...usual, met: 0, interested: 0 })).toBeNull()
  })
})
