import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { TariffList } from '#shared/field/proposals/contract'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const PROPOSAL = { id: randomUUID(), name: '建议书', unit: '份', kind: 'proposal' } as const

describe('资费 of the proposals', () => {
  const { director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const room = useContest({ draft: { activities: [PROPOSAL] } })
  const at = () => `/contests/${room.contest.id}/tariffs`
  const tariff = { id: randomUUID(), name: '沃商务 99', feeFen: 9_900, contains: '宽带 100M\n固话 1 部' }

  it('are set by a director, whole, and read by members', async () => {
    expect((await room.west.client.get<TariffList>(at())).body).toEqual({ tariffs: [] })
    expectStatus(
      await director.put(at(), { tariffs: [tariff, { ...tariff, id: randomUUID(), name: '沃商务 129' }] }),
      200,
    )
    expectStatus(await director.put(at(), { tariffs: [tariff] }), 200)

    expect((await room.west.client.get<TariffList>(at())).body).toEqual({ tariffs: [tariff] })
    expectStatus(await room.west.client.put(at(), { tariffs: [] }), 403)
    const { body } = await director.get<{ items?: unknown[] }>('/audit')
    expect(JSON.stringify(body)).toContain('tariffs.changed')
  })

  it('count a proposal once for each customer and day', async () => {
    const count = (customer: string) =>
      room.west.client.post<OwnActivities>(`/contests/${room.contest.id}/activities`, {
        ...{ requestId: randomUUID(), activityId: PROPOSAL.id, customer },
      })
    for (const customer of ['张记五金', '李家超市', '张记五金']) expectStatus(await count(customer), 201)

    expect((await count('李家超市')).body.figures).toEqual([{ activityId: PROPOSAL.id, objects: 2, bare: 0 }])
  })
})
