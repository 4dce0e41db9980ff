import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Activity } from '#shared/contest/contests/activities'
import type { AimLine, OwnAims } from '#shared/ritual/aims/contract'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit', perDay: 10 }
const CALL: Activity = { id: randomUUID(), name: '电话', unit: '个', kind: 'call', perWeek: 20 }
const START = '2015-04-10T10:00:00+08:00'
type Answer = OwnAims & { code?: string }

describe('本月目标, a member’s own goal', () => {
  const { clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, CALL] } })

  const at = () => `/contests/${room.contest.id}/aims/own`
  const own = async (by: Member) => (await by.client.get<Answer>(at())).body
  const set = (by: Member, quantity: number, more: Record<string, unknown> = {}) =>
    by.client.put<Answer>(at(), {
      ...{ requestId: randomUUID(), month: '2015-04', subject: { kind: 'metric', id: room.contest.g3 } },
      ...{ quantity, ...more },
    })
  const line = ({ lines }: OwnAims, id = room.contest.g3): AimLine | undefined =>
    lines.find(({ subject }) => subject.id === id)
  const sell = async (by: Member, businessDate: string, quantity: number) => {
    const items = [{ metricId: room.contest.g3, quantity }]
    expectStatus(
      await by.client.post(`/contests/${room.contest.id}/deals`, aDeal(room.contest, { businessDate, items })),
      201,
    )
  }

  it('is proposed from the team’s target, pro rata over the days on duty', async () => {
    const aims = await own(room.west)

    // 100 of the team ÷ 2 people ÷ 65 working days × 22 of them in April = 16.9.
    expect(line(aims)).toMatchObject({
      aim: null,
      proposal: { quantity: 17, from: 'team', target: 100, people: 2, of: 65, days: 22 },
    })
    expect(line(aims, room.contest.bundle)?.proposal).toBeNull()
    expect(line(aims, VISIT.id)?.proposal).toMatchObject({ from: 'perDay', quantity: 220 })
    expect(line(aims, CALL.id)?.proposal).toMatchObject({ from: 'perWeek', quantity: 88 })
  })

  it('is proposed for fewer days to a member who takes leave', async () => {
    const absence = { day: '2015-04-13', participantId: room.west.participantId, kind: 'leave' }
    expectStatus(await room.west.client.put(`/contests/${room.contest.id}/absences`, absence), 200)

    const aims = await own(room.west)
    expect(line(aims)?.proposal?.days).toBe(21)
    expect(aims.daysLeft).toBe(14)
    expect((await own(room.east)).daysLeft).toBe(15)
  })

  it('counts what was sold and done in the month, today apart', async () => {
    await sell(room.west, '2015-04-09', 2)
    await sell(room.west, '2015-04-10', 1)
    await room.west.client.post(`/contests/${room.contest.id}/activities`, {
      ...{ requestId: randomUUID(), activityId: CALL.id },
    })
    const answer = await set(room.west, 18)

    expectStatus(answer, 200)
    expect(line(answer.body)).toMatchObject({ aim: 18, before: 2, today: 1 })
    expect(line(answer.body, CALL.id)).toMatchObject({ before: 0, today: 1 })
  })

  it('is set once for each request, and the last one counts until it is taken off', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => set(room.west, 18, { requestId })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await set(room.west, 19, { requestId })).body.code).toBe('request_reused')

    expect(line((await set(room.west, 20)).body)?.aim).toBe(20)
    expect(line((await set(room.west, 18, { requestId })).body)?.aim).toBe(20)
    expect(line((await set(room.west, 0)).body)?.aim).toBeNull()
    expect(line((await set(room.west, 15)).body)?.aim).toBe(15)
  })

  it('is of this month and of what the contest has', async () => {
    expect((await set(room.west, 5, { month: '2015-05' })).body.code).toBe('aim_month_over')
    const unknown = { kind: 'metric', id: randomUUID() }
    expect((await set(room.west, 5, { subject: unknown })).body.code).toBe('unknown_metric')
    expect((await set(room.west, 5, { subject: { ...unknown, kind: 'activity' } })).body.code).toBe('unknown_activity')
    expect((await room.contest.director.get<Answer>(at())).body.code).toBe('not_a_participant')
  })

  it('tells in the next month what it came to, and proposes the next one', async () => {
    await set(room.west, 3)
    await set(room.west, 9, { subject: { kind: 'metric', id: room.contest.broadband } })
    await sell(room.west, '2015-04-10', 4)
    clock.set('2015-05-04T09:00:00+08:00')

    const aims = await own(room.west)
    expect(aims.month).toBe('2015-05')
    expect(line(aims)).toMatchObject({ aim: null, before: 0, proposal: { days: 21 } })
    expect(aims.last?.month).toBe('2015-04')
    expect(aims.last?.aims.map(({ aim, done }) => [aim, done])).toEqual([
      [3, 4],
      [9, 0],
    ])
    expect((await own(room.east)).last).toBeNull()
  })

  it('is left as it was after the last day of the contest', async () => {
    clock.set('2015-06-29T09:00:00+08:00')
    await set(room.west, 7, { month: '2015-06' })
    clock.set('2015-07-02T09:00:00+08:00')

    const aims = await own(room.west)
    expect(aims).toMatchObject({ month: '2015-06', daysLeft: 0, canSet: false })
    expect(line(aims)?.aim).toBe(7)
    expect((await set(room.west, 8, { month: '2015-06' })).body.code).toBe('contest_settling')
  })
})
