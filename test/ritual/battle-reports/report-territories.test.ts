import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { longText } from '#shared/ritual/battle-reports/text'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const NO_WORDS = { headline: '', praise: '', tomorrow: '' }

describe('a report of a contest with classified territories', () => {
  const { director } = useApp({ at: '2015-04-10T17:00:00+08:00' })
  const { contest, west } = useContest()
  const report = async () => {
    const made = await director.post<ReportView>(`/contests/${contest.id}/reports`, { kind: 'daily' })
    expectStatus(made, 201)
    return made.body
  }

  it('says in how many of them something was sold, and what in each segment', async () => {
    const market = { id: randomUUID(), name: '建材市场', segment: 'market', holderIds: [west.participantId] }
    expectStatus(await director.post(`/contests/${contest.id}/territories`, market), 201)
    const deal = aDeal(contest, { territoryId: market.id, items: [{ metricId: contest.g3, quantity: 2 }] })
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, deal), 201)
    const gone = await west.client.post<{ id: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { territoryId: market.id, businessDate: '2015-04-09' }),
    )
    const cancelled = await director.post(`/contests/${contest.id}/deals/${gone.body.id}/cancellation`, {
      reason: '退订',
    })
    expectStatus(cancelled, 204)

    const { figures } = await report()

    expect(figures.territories).toEqual({
      ...{ worked: 1, of: 2 },
      segments: [{ segment: 'market', sold: { [contest.g3]: 2 } }],
    })
    const chinese = longText('daily', figures, NO_WORDS, 'zh-CN')
    expect(chinese).toContain('\n专业市场 3G 2\n')
    expect(chinese).toContain('去过片区 1/2')
    expect(longText('daily', figures, NO_WORDS, 'en')).toContain('Places worked in 1/2')
  })

  it('says nothing of territories that no one has classified', async () => {
    const { figures } = await report()

    expect(figures.territories).toBeNull()
    expect(longText('daily', figures, NO_WORDS, 'zh-CN')).not.toContain('片区')
  })
})
