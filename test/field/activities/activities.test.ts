import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ActivityTallies } from '#server/field/activities/activity-tallies'
import { FactReader } from '#server/journal/facts/fact.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { Screen } from '#test/journal/live/screen'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit', perDay: 10 }
const CALL: Activity = { id: randomUUID(), name: '电话', unit: '个', kind: 'call' }
const START = '2015-04-10T10:00:00+08:00'

describe('活动量, what people do before they sell', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, CALL] } })
  beforeEach(() => clock.set(START))

  const at = (rest = '') => `/contests/${room.contest.id}/activities${rest}`
  const count = (by: Member, input: Record<string, unknown> = {}) =>
    by.client.post<OwnActivities & { code?: string }>(at(), {
      requestId: randomUUID(),
      activityId: VISIT.id,
      ...input,
    })
  const say = (by: Member, entry: string, input: Record<string, unknown>) =>
    by.client.post<OwnActivities & { code?: string }>(at('/outcomes'), { requestId: randomUUID(), entry, ...input })
  const undo = (by: Member, entry: string) =>
    by.client.post<OwnActivities & { code?: string }>(at('/undo'), { requestId: randomUUID(), entry })
  const own = async (by: Member) => (await by.client.get<OwnActivities>(at('/own'))).body
  const visits = async (by: Member) => {
    const figure = (await own(by)).figures.find(({ activityId }) => activityId === VISIT.id)
    return figure ? [figure.objects, figure.bare] : [0, 0]
  }
  const sell = async (by: Member, overrides: Record<string, unknown> = {}) => {
    const sold = await by.client.post<RecordedDeal>(
      `/contests/${room.contest.id}/deals`,
      aDeal(room.contest, overrides),
    )
    expectStatus(sold, 201)
    return sold.body.id
  }

  it('are counted once for each request, however often it is sent', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => count(room.west, { requestId })))

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(await visits(room.west)).toEqual([0, 1])
    expect((await count(room.west, { requestId, activityId: CALL.id })).body.code).toBe('request_reused')
  })

  it('count a customer once a day, and five of those without one', async () => {
    for (const customer of ['张记五金', '张记五金', '李家超市']) await count(room.west, { customer })
    for (let times = 0; times < 7; times++) await count(room.west)

    expect(await visits(room.west)).toEqual([2, 5])
    expect(await visits(room.east)).toEqual([0, 0])
  })

  it('count with a customer that is named afterwards', async () => {
    const requestId = randomUUID()
    await count(room.west, { customer: '张记五金' })
    await count(room.west, { requestId })
    await say(room.west, requestId, { customer: '张记五金', outcome: 'interested' })

    expect(await visits(room.west)).toEqual([1, 0])
  })

  it('take the last outcome within ten minutes, by the moments of the taps', async () => {
    const requestId = randomUUID()
    await count(room.west, { requestId, outcome: 'closed' })
    clock.set('2015-04-10T10:09:00+08:00')
    expectStatus(await say(room.west, requestId, { outcome: 'rival', rival: '移动', rivalUntil: '2015-09' }), 200)
    clock.set('2015-04-10T13:00:00+08:00')
    const tapped = { at: '2015-04-10T02:09:30.000Z', aheadMs: 0 }
    const late = await say(room.west, requestId, { outcome: 'booked', nextOn: '2015-04-13', tapped })
    expect(late.body.entries[0]).toMatchObject({ outcome: 'booked', nextOn: '2015-04-13' })

    expect((await say(room.west, requestId, { outcome: 'signed' })).body.code).toBe('activity_window_over')
    expect((await own(room.west)).entries[0]?.outcome).toBe('booked')
    expect((await count(room.west, { activityId: CALL.id, outcome: 'closed' })).body.code).toBe(
      'outcome_not_of_activity',
    )
  })

  it('can be undone for ten minutes, by the same person', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    await count(room.west, { requestId: first })
    await count(room.west, { requestId: second })
    expect((await undo(room.east, first)).status).toBe(404)
    expectStatus(await undo(room.west, first), 200)
    expectStatus(await undo(room.west, first), 200)
    expect(await visits(room.west)).toEqual([0, 1])

    clock.set('2015-04-10T10:11:00+08:00')
    expect((await undo(room.west, second)).body.code).toBe('activity_window_over')
    expect((await say(room.west, first, { outcome: 'closed' })).body.code).toBe('activity_window_over')
  })

  it('count on the day of the tap, and are 补录 where they are dated back', async () => {
    const tapped = { at: '2015-04-09T15:50:00.000Z', aheadMs: 0 }
    await count(room.west, { tapped })
    expect(await visits(room.west)).toEqual([0, 0])
    clock.set('2015-04-10T10:05:00+08:00')
    await count(room.west, { businessDate: '2015-04-09' })
    expect((await own(room.west)).week).toEqual([{ activityId: VISIT.id, objects: 0, bare: 2 }])
    expect((await count(room.west, { businessDate: '2015-04-08' })).body.code).toBe('business_date_too_old')
    expect((await count(room.west, { activityId: randomUUID() })).body.code).toBe('unknown_activity')
  })

  it('come by themselves from a sale that its seller logs: one for each customer or number and day', async () => {
    await sell(room.west, { customerName: '张记五金' })
    await sell(room.west, { customerName: '张记五金' })
    await sell(room.west, { reference: '13800000001' })
    await count(room.west, { customer: '张记五金' })
    await sell(room.west)
    expect(await visits(room.west)).toEqual([2, 1])

    await sell(room.west, { reference: '13800000001', helperId: room.secondWest.participantId })
    const forOther = aDeal(room.contest, { participantId: room.west.participantId, customerName: '王家饭店' })
    expectStatus(await room.contest.director.post(`/contests/${room.contest.id}/deals`, forOther), 201)
    expect(await visits(room.west)).toEqual([2, 1])
    expect(await visits(room.secondWest)).toEqual([0, 0])
  })

  it('go with the sale that is withdrawn, and stay with the one that is cancelled', async () => {
    const [kept, gone] = [await sell(room.west, { customerName: '甲' }), await sell(room.west, { customerName: '乙' })]
    const deals = `/contests/${room.contest.id}/deals`
    expectStatus(await room.west.client.post(`${deals}/${gone}/withdrawal`, { reason: '重复登记' }), 204)
    expectStatus(
      await room.contest.director.post(`${deals}/${kept}/cancellation`, {
        reason: '客户退订',
        lines: [0],
      }),
      204,
    )

    expect(await visits(room.west)).toEqual([1, 0])
    const { entries } = await own(room.west)
    expect((await undo(room.west, entries[0]?.requestId ?? '')).body.code).toBe('activity_of_deal')
    expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
  })

  it('win nothing: no star, 破零, gong or benchmark, and no fact but the figures of the teams', async () => {
    type Picture = { seq: number; me: { seq: number } }
    const picture = async () => (await room.west.client.get<Picture>(`/contests/${room.contest.id}/live`)).body
    const before = await picture()
    const { seq, me } = before
    for (let times = 0; times < 12; times++) await count(room.west, { customer: `客户${times}`, outcome: 'signed' })
    await app.get(ActivityTallies).look()

    const facts = app.get(FactReader)
    const after = await app
      .get(UnitOfWork)
      .read(async () => [await facts.public(room.contest.id, seq + 1), await facts.public(room.contest.id, seq + 2)])
    expect(after.map((each) => each?.fact.type)).toEqual(['activity.tallied', undefined])
    expect(await picture()).toEqual({ ...before, seq: seq + 1, me: { ...me, seq: seq + 1 } })
    const benchmarks = `/contests/${room.contest.id}/benchmarks`
    expect((await room.west.client.get(benchmarks)).body).toMatchObject({ benchmarks: [], proposals: [] })
  })

  it('come to screens as figures of the teams, at most once a minute', async () => {
    const screen = new Screen(room.east.client, room.contest.id)
    await screen.untilLive()
    const before = screen.state.seq
    const tallies = app.get(ActivityTallies)
    for (const customer of ['甲', '乙']) await count(room.west, { customer })
    await tallies.look()
    await count(room.secondWest, { customer: '丙' })
    await tallies.look()
    clock.set('2015-04-10T10:00:59+08:00')
    await tallies.look()
    clock.set('2015-04-10T10:01:00+08:00')
    await tallies.look()
    await tallies.look()

    await expect.poll(() => screen.state.seq).toBe(before + 2)
    screen.close()
  })
})

describe('a contest without activities', () => {
  useApp({ at: START })
  const room = useContest()

  it('shows none, refuses them, and takes them from the next day by a revision', async () => {
    expect(room.contest.view.activities).toBeUndefined()
    const revise = (from: string, activities: Activity[]) =>
      room.contest.director.post<{ code?: string }>(`/contests/${room.contest.id}/revisions`, {
        ...{ from, reason: '开始记活动量', activities },
      })
    expect((await revise('2015-04-10', [VISIT])).body.code).toBe('activities_from_tomorrow')
    expect((await revise('2015-04-11', [])).body.code).toBe('revision_changes_nothing')
    expectStatus(await revise('2015-04-11', [VISIT]), 200)
    const requestId = randomUUID()
    const tap = () =>
      room.west.client.post<{ code?: string }>(`/contests/${room.contest.id}/activities`, {
        ...{ requestId, activityId: VISIT.id },
      })
    expect((await tap()).body.code).toBe('unknown_activity')
  })
})
