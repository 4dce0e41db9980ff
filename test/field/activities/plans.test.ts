import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ActivityTallies } from '#server/field/activities/activity-tallies'
import { FunnelRepository } from '#server/field/activities/funnel.repository'
import type { Activity } from '#shared/contest/contests/activities'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit', perDay: 10 }
const START = '2015-04-10T10:00:00+08:00'

describe('statements on activities, as the database plans them', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })
  beforeEach(() => clock.set(START))

  const at = (rest = '') => `/contests/${room.contest.id}/activities${rest}`
  const visit = async (input: Record<string, unknown> = {}) =>
    expectStatus(
      await room.west.client.post(at(), { requestId: randomUUID(), activityId: VISIT.id, outcome: 'closed', ...input }),
      201,
    )

  const acts: [string, () => Promise<unknown>][] = [
    ['a tap with a customer', () => visit({ customer: '张记五金' })],
    ['one’s own day', () => room.west.client.get(at('/own'))],
    ['the funnels of the teams', () => room.west.client.get(at('/teams'))],
    ['the figures for the screens', () => app.get(ActivityTallies).look()],
  ]
  it.each(acts)('reach their rows by an index that narrows: %s', async (_, act) => {
    await visit({ customer: '张记五金' })

    const plans = await plansDuring(app, act)

    expect(plans.some(({ sql }) => sql.includes('activity_entry'))).toBe(true)
    expect(faultsOf(plans)).toEqual([])
  })

  it('read the four weeks before once, however often the funnels are looked at', async () => {
    const steps = vi.spyOn(app.get(FunnelRepository), 'steps')
    for (let looks = 0; looks < 3; looks++) expectStatus(await room.west.client.get(at('/teams')), 200)

    const spans = steps.mock.calls.map(([, { from, to }]) => `${from} ${to}`)
    steps.mockRestore()
    const today = '2015-04-10 2015-04-10'
    expect(spans).toEqual([today, '2015-03-13 2015-04-09', today, today])
  })

  it('are one more for a sale, for its visit', async () => {
    const deals = `/contests/${room.contest.id}/deals`
    const plans = await plansDuring(app, () => room.west.client.post(deals, aDeal(room.contest)))

    expect(plans.filter(({ sql }) => sql.includes('activity_'))).toHaveLength(1)
  })
})

describe('a sale in a contest without activities', () => {
  const { app } = useApp({ at: START })
  const room = useContest()

  it('has no statement about them', async () => {
    const deals = `/contests/${room.contest.id}/deals`
    const plans = await plansDuring(app, async () =>
      expectStatus(await room.west.client.post(deals, aDeal(room.contest, { customerName: '张记五金' })), 201),
    )

    expect(plans.length).toBeGreaterThan(3)
    expect(plans.filter(({ sql }) => sql.includes('activity_'))).toEqual([])
  })
})
