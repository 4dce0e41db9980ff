import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' }
const CALL: Activity = { id: randomUUID(), name: '电话', unit: '个', kind: 'call' }
const START = '2015-04-10T10:00:00+08:00'

describe('visits in territories', () => {
  const { app, clock, director } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, CALL] } })
  beforeEach(() => clock.set(START))

  const base = () => `/contests/${room.contest.id}`
  const visit = (by: Member, input: Record<string, unknown> = {}) =>
    by.client.post<OwnActivities & { code?: string }>(`${base()}/activities`, {
      ...{ requestId: randomUUID(), activityId: VISIT.id, ...input },
    })
  const aTerritory = async (name: string, ...holders: Member[]) => {
    const input = { id: randomUUID(), name, segment: 'market', holderIds: holders.map((each) => each.participantId) }
    expectStatus(await director.post(`${base()}/territories`, input), 201)
    return input.id
  }
  const touched = async () => {
    const { body } = await director.get<TerritoryView[]>(`${base()}/territories`)
    return Object.fromEntries(body.map(({ name, lastTouchOn }) => [name, lastTouchOn]))
  }

  it('colour the one that was chosen, else the only one of the visitor; a call colours none', async () => {
    const market = await aTerritory('建材市场', room.west)
    expectStatus(await visit(room.west), 201)
    expect(await touched()).toEqual({ 东街: null, 建材市场: null })

    expectStatus(await visit(room.west, { activityId: CALL.id, territoryId: market }), 201)
    expect(await touched()).toEqual({ 东街: null, 建材市场: null })
    expectStatus(await visit(room.west, { territoryId: market }), 201)
    expectStatus(await visit(room.east), 201)

    expect(await touched()).toEqual({ 东街: '2015-04-10', 建材市场: '2015-04-10' })
    expect((await visit(room.west, { territoryId: randomUUID() })).body.code).toBe('unknown_territory')
    expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
  })

  it('colour none once they are undone, and keep the territory from being removed', async () => {
    const market = await aTerritory('建材市场', room.west)
    const requestId = randomUUID()
    await visit(room.west, { requestId, territoryId: market })
    const undone = await room.west.client.post(`${base()}/activities/undo`, {
      ...{ requestId: randomUUID(), entry: requestId },
    })
    expectStatus(undone, 200)

    expect((await touched()).建材市场).toBeNull()
    expect((await director.delete(`${base()}/territories/${market}`)).body).toMatchObject({ code: 'territory_in_use' })
    expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
  })

  it('come with a sale where it was made, and go with its withdrawal', async () => {
    const market = await aTerritory('建材市场', room.west)
    const sold = await room.west.client.post<{ id: string }>(
      `${base()}/deals`,
      aDeal(room.contest, { territoryId: market, customerName: '张记五金' }),
    )
    expectStatus(sold, 201)
    const taken = { reason: '重复登记' }
    expectStatus(await room.west.client.post(`${base()}/deals/${sold.body.id}/withdrawal`, taken), 204)

    expect((await touched()).建材市场).toBeNull()
    expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
  })

  it('are worked-in places of the report, and stand with the gaps of the evening', async () => {
    const market = await aTerritory('建材市场', room.west, room.east, room.secondWest)
    for (const customer of ['甲', '甲', '乙']) await visit(room.west, { territoryId: market, customer })
    clock.set('2015-04-10T17:40:00+08:00')

    const report = await director.post<ReportView>(`${base()}/reports`, { kind: 'daily' })
    expect(report.body.figures.territories).toEqual({ worked: 1, of: 2, segments: [] })
    const { shortfalls } = await new ContestActor(room.contest, clock).desk('evening', '2015-04-10')
    const gaps = shortfalls.filter(({ area }) => area === '建材市场')
    expect(gaps.length).toBeGreaterThan(0)
    expect(new Set(gaps.map(({ visits }) => visits))).toEqual(new Set([2]))
  })
})
