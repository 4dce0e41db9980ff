import { beforeAll, beforeEach, expect, it } from 'vitest'
import { LedgerSearch } from '#server/ledger/deals/ledger/ledger-search'
import type { DealPage } from '#shared/ledger/deals/contract'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'

const { app, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ per: 'file', perTeam: 2 })

const WHOLE_LEDGER = 2_000
const FILTERS: [string, () => Record<string, string>][] = [
  ['everything', () => ({})],
  ['a metric', () => ({ metricId: its.contest.broadband })],
  ['a metric that was never sold', () => ({ metricId: its.contest.bundle })],
  ['a team', () => ({ teamId: its.contest.east })],
  ['a metric of a team', () => ({ metricId: its.contest.g3, teamId: its.contest.west })],
  ['one seller', () => ({ participantId: its.secondWest.participantId })],
  ['what was withdrawn', () => ({ isWithdrawn: 'true' })],
  ['what was not withdrawn', () => ({ isWithdrawn: 'false' })],
  ['one day', () => ({ from: '2015-04-11', to: '2015-04-11' })],
  ['a metric of one day', () => ({ metricId: its.contest.g3, from: '2015-04-11', to: '2015-04-11' })],
]

beforeAll(async () => {
  const { contest, west, east, secondWest, secondEast } = its
  const room = inContest(contest)
  for (const day of [10, 11, 12]) {
    clock.set(`2015-04-${day}T10:00:00+08:00`)
    for (const who of [west, secondEast, west, secondWest, east]) {
      const metricId = who === secondEast ? contest.broadband : contest.g3
      const { id } = await room.record(who, { businessDate: `2015-04-${day}`, items: [{ metricId, quantity: 1 }] })
      if (who === secondWest) await room.withdraw(id)
    }
  }
})
beforeEach(() => {
  app.get(LedgerSearch).numbersAtOnce = WHOLE_LEDGER
})

it.each(FILTERS)('a page of %s is the same by keys or in many windows as in one', async (_, filter) => {
  const atOnce = await pages(filter(), 100)

  app.get(LedgerSearch).numbersAtOnce = 2
  expect(await pages(filter(), 100)).toEqual(atOnce)
  expect(await pages(filter(), 2)).toEqual(atOnce)
})

it('finds what it is asked for, the newest first', async () => {
  app.get(LedgerSearch).numbersAtOnce = 2
  const found = await pages({ isWithdrawn: 'true' }, 100)

  expect(found).toHaveLength(3)
  expect(found).toEqual([...found].sort((a, b) => b - a))
  expect(await pages({ metricId: its.contest.bundle }, 100)).toEqual([])
})

/** The numbers of all pages, each of so many deals. */
async function pages(filter: Record<string, string>, limit: number): Promise<number[]> {
  const seqs: number[] = []
  let before: number | null = null
  do {
    const query: URLSearchParams = new URLSearchParams({
      ...filter,
      limit: String(limit),
      ...(before ? { before: String(before) } : {}),
    })
    const { body }: { body: DealPage } = await its.contest.director.get<DealPage>(
      `/contests/${its.contest.id}/deals?${query}`,
    )
    seqs.push(...body.deals.map(({ seq }) => seq))
    before = body.next
  } while (before !== null)
  return seqs
}
