import { describe, expect, it } from 'vitest'
import { type BenchmarkCandidate, propose, scoreOf } from '#server/ritual/benchmarks/benchmark-rules'
import { Week, weekOf } from '#shared/ritual/benchmarks/contract'

const candidate = (participantId: string, own: number, parts: Partial<BenchmarkCandidate> = {}) => ({
  ...{ participantId, own, kept: 0, pledged: 0, soldDays: 0, dutyDays: 0 },
  ...parts,
})
const named = (...all: BenchmarkCandidate[]) => propose(all).map((each) => each.participantId)

describe('the proposals for a benchmark (标杆)', () => {
  it('are three at most, the best first, and only above the average', () => {
    const all = [1, 9, 8, 7, 6, 0, 0].map((own, n) => candidate(`p${n}`, own))

    expect(named(...all)).toEqual(['p1', 'p2', 'p3'])
    expect(named(candidate('a', 5), candidate('b', 5))).toEqual([])
    expect(named(candidate('a', 6), candidate('b', 4))).toEqual(['a'])
  })

  it('are the only one who takes part, if anything was sold', () => {
    expect(named(candidate('a', 5))).toEqual(['a'])
    expect(named(candidate('a', 0))).toEqual([])
    expect(named()).toEqual([])
  })

  it('order equal scores by what was sold', () => {
    const pledges = { kept: 10, pledged: 20 }
    const all = [candidate('a', 10, pledges), candidate('b', 10, pledges), candidate('c', 0)]
    const tied = [candidate('a', 30_000), candidate('b', 30_001), ...[1, 2, 3, 4, 5].map((n) => candidate(`${n}`, 0))]

    expect(named(...all)).toEqual(['a', 'b'])
    expect(named(...tied)).toEqual(['b', 'a'])
  })
})

describe('the score of a benchmark', () => {
  const others = [candidate('b', 5), candidate('c', 0)]

  it('has four parts in tenths of a point', () => {
    const own = candidate('a', 10, { kept: 3, pledged: 4, soldDays: 1, dutyDays: 5 })

    // The average is 5, so the best sells twice of it, half way to three times.
    expect(scoreOf(own, [own, ...others])).toEqual({
      ...{ share: 400, distance: 100, pledges: 150, consistency: 40, sum: 690 },
    })
  })

  it('is never below nothing and never above the whole', () => {
    const low = candidate('a', 1)
    const high = candidate('a', 90, { kept: 9, pledged: 4, soldDays: 9, dutyDays: 5 })

    expect(scoreOf(low, [low, ...others])).toEqual({ share: 80, distance: 0, pledges: 0, consistency: 0, sum: 80 })
    expect(scoreOf(high, [high, candidate('b', 0), candidate('c', 0), candidate('d', 0), candidate('e', 0)])).toEqual({
      ...{ share: 400, distance: 200, pledges: 200, consistency: 200, sum: 1_000 },
    })
  })

  it('is nothing where nobody sold', () => {
    const none = candidate('a', 0)

    expect(scoreOf(none, [none]).sum).toBe(0)
  })
})

describe('the week of a benchmark', () => {
  it('is named by its Monday', () => {
    expect(weekOf('2015-04-13')).toBe('2015-04-13')
    expect(weekOf('2015-04-19')).toBe('2015-04-13')
    expect(weekOf('2015-04-20')).toBe('2015-04-20')
    expect(Week.safeParse('2015-04-13').success).toBe(true)
    expect(Week.safeParse('2015-04-14').success).toBe(false)
  })
})
