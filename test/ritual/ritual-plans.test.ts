import { beforeAll, describe, expect, it } from 'vitest'
import type { BenchmarkView } from '#shared/ritual/benchmarks/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'
const { app, clock } = useApp({ at: `${DAY}T10:00:00+08:00` })
const its = useContest({ per: 'file', perTeam: 2 })

/** Each page, asked twice: before anything is in memory, and after a sale. */
const PAGES: [what: string, path: () => string][] = [
  ['the morning desk', () => `/meetings/morning?day=${DAY}`],
  ['the evening desk', () => `/meetings/evening?day=${DAY}`],
  ['the supports', () => `/supports?day=${DAY}`],
  ['the pledge rates', () => '/pledges/rates'],
  ['the pledge wall', () => `/pledges?day=${DAY}`],
  ['one’s own pledge', () => `/pledges/mine?participantId=${its.west.participantId}`],
  ['the benchmarks', () => '/benchmarks'],
  ['a benchmark', () => `/benchmarks/${benchmark}`],
  ['the shortfalls', () => '/shortfalls'],
  ['the people', () => '/people'],
  ['the first picture', () => '/live'],
]
const benchmark = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

describe('no statement of a page reads all of a growing table:', () => {
  const sell = async () => {
    const { contest, west } = its
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, aDeal(contest, { area: '东街' })), 201)
  }
  beforeAll(async () => {
    const { contest, west } = its
    const lines = [{ metricId: contest.g3, quantity: 1 }]
    clock.set(`${DAY}T08:00:00+08:00`)
    expectStatus(await west.client.put(`/contests/${contest.id}/pledges`, { day: DAY, lines, sentence: '' }), 200)
    clock.set(`${DAY}T10:00:00+08:00`)
    await sell()
    const named = { id: benchmark, participantId: west.participantId, metricId: null, week: null, citation: '一马当先' }
    expectStatus(await contest.director.post<BenchmarkView>(`/contests/${contest.id}/benchmarks`, named), 201)
  })

  it.each(PAGES)('%s', async (_, path) => {
    const { contest } = its
    const look = async () => expectStatus(await contest.director.get(`/contests/${contest.id}${path()}`), 200)
    const plans = await plansDuring(app, look)
    await sell()

    expect(faultsOf([...plans, ...(await plansDuring(app, look))])).toEqual([])
  })
})
