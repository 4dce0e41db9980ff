import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RankingBasis, UNCHECKED } from '#shared/contest/contests/contract'
import type { Ranked } from '#shared/contest/contests/ranking-bases'
import { hasRankingGoals, rankingPosts, rankingValue } from '#shared/contest/contests/ranking-value'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf } from '#shared/ledger/standings/ranking'

const [WEST, EAST, G3, BROADBAND] = ['west', 'east', 'g3', 'broadband']
const person = (teamId: string, n: number) => ({
  id: `${teamId}${n}`,
  teamId,
  name: '',
  area: '',
  isCaptain: false,
  activeFrom: null,
  activeTo: null,
})

/** 湖西队 of four and 舜师队 of two; 3G at 2 points with goals of 100 and 50, 宽带 at 5 points with 40 and 40. */
function ranked(rankingBasis: RankingBasis, overall?: Ranked['overall']): Ranked {
  const metric = (id: string, pointsPerUnit: number) => ({
    id,
    name: id,
    unit: '',
    pointsPerUnit,
    countsWhen: 'recorded' as const,
    ...UNCHECKED,
  })
  const team = (id: string) => ({ id, name: id, slogan: '', colour: '#c8102e', crest: '湖' })
  const goal = (teamId: string, metricId: string, target: number) => ({
    teamId,
    metricId,
    target,
    challenge: target * 2,
  })
  return {
    rankingBasis,
    ...(overall ? { overall } : {}),
    metrics: [metric(G3, 2), metric(BROADBAND, 5)],
    teams: [team(WEST), team(EAST)],
    goals: [goal(WEST, G3, 100), goal(WEST, BROADBAND, 40), goal(EAST, G3, 50), goal(EAST, BROADBAND, 40)],
    participants: [1, 2, 3, 4].map((n) => person(WEST, n)).concat([1, 2].map((n) => person(EAST, n))),
  }
}
const sold = (g3: number, broadband: number, reachedSeq = 1): Totals => ({
  ...NO_TOTALS,
  points: g3 * 2 + broadband * 5,
  reachedSeq,
  metrics: { [G3]: { quantity: g3, reachedSeq }, [BROADBAND]: { quantity: broadband, reachedSeq } },
})

describe('what teams are ranked by', () => {
  it('is their points, unless another basis was chosen', () => {
    expect(rankingValue(ranked('total'), WEST, sold(10, 2), null)).toEqual({ value: 30, fine: 0 })
  })

  it('is points per head on duty: days off count no head', () => {
    const duty = { elapsedDays: 10, personDays: { [WEST]: 40, [EAST]: 15 } }

    expect(rankingValue(ranked('per_head'), WEST, sold(50, 0), duty).value).toBe(250)
    // 100 points over 1.5 heads are 66.66…
    expect(rankingValue(ranked('per_head'), EAST, sold(50, 0), duty)).toEqual({ value: 666, fine: 666_666 })
  })

  it('counts the team’s heads before its first day on duty', () => {
    const duty = { elapsedDays: 0, personDays: { [WEST]: 0, [EAST]: 0 } }

    expect(rankingValue(ranked('per_head'), WEST, sold(20, 0), duty).value).toBe(100)
  })

  it('is the share of the own target', () => {
    expect(rankingValue(ranked('own_target'), WEST, sold(100, 0), null).value).toBe(500)
    expect(rankingValue(ranked('own_target'), EAST, sold(100, 0), null).value).toBe(666)
  })

  it('is the completion of every metric, none beyond the cap, so that one easy line wins nothing alone', () => {
    const easyOnly = rankingValue(ranked('overall'), WEST, sold(1_000, 0), null)
    const both = rankingValue(ranked('overall'), WEST, sold(80, 32), null)

    expect(easyOnly.value).toBe(750)
    expect(both.value).toBe(800)
    expect(rankingValue(ranked('overall', { cap: 100, weights: {} }), WEST, sold(1_000, 0), null).value).toBe(500)
    expect(rankingValue(ranked('overall', { cap: 150, weights: { [G3]: 3 } }), WEST, sold(100, 0), null).value).toBe(
      750,
    )
  })

  it('tells apart what looks equal, and only what is equal is a tie', () => {
    const contest = ranked('own_target')
    const a = { teamId: WEST, whole: { ...sold(0, 0, 5), points: 300_001 } }
    const b = { teamId: EAST, whole: { ...sold(0, 0, 4), points: 225_000 } }

    const order = rank(rankingOf(contest, [a, b], null))

    expect(order.map(({ value }) => value)).toEqual([750_002, 750_000])
    const close = rank(
      rankingOf(
        {
          ...contest,
          goals: [
            { teamId: WEST, metricId: null, target: 3_000_000, challenge: 3_000_000 },
            { teamId: EAST, metricId: null, target: 3_000_000, challenge: 3_000_000 },
          ],
        },
        [
          { teamId: WEST, whole: { ...sold(0, 0, 9), points: 1_000_001 } },
          { teamId: EAST, whole: { ...sold(0, 0, 2), points: 1_000_000 } },
        ],
        null,
      ),
    )
    expect(close.map(({ id, value, rank }) => [id, value, rank])).toEqual([
      [WEST, 333, 1],
      [EAST, 333, 2],
    ])
  })

  it('has its posts where the goals would bring the team', () => {
    expect(rankingPosts(ranked('own_target'), WEST, null)).toEqual({ target: 1000, challenge: 2000 })
    expect(rankingPosts(ranked('overall'), EAST, null)).toEqual({ target: 1000, challenge: 1500 })
    expect(rankingPosts(ranked('per_head'), WEST, { elapsedDays: 5, personDays: { [WEST]: 20 } })?.target).toBe(1000)
  })

  it('needs the goals it measures by', () => {
    const bare = { ...ranked('own_target'), goals: [] }
    expect(hasRankingGoals(bare)).toBe(false)
    expect(hasRankingGoals({ ...bare, rankingBasis: 'overall' })).toBe(false)
    expect(hasRankingGoals({ ...bare, rankingBasis: 'per_head' })).toBe(true)
    expect(hasRankingGoals(ranked('overall'))).toBe(true)
    const { goals } = ranked('overall')
    const only = (...kept: [string, string][]) => ({
      ...ranked('overall'),
      goals: goals.filter((goal) => kept.some(([team, metric]) => goal.teamId === team && goal.metricId === metric)),
    })
    expect(hasRankingGoals(only([WEST, G3], [EAST, BROADBAND]))).toBe(true)
    expect(hasRankingGoals(only([WEST, G3], [WEST, BROADBAND]))).toBe(false)
  })

  it('has no posts where a team has no goals, and a value of 0', () => {
    for (const basis of ['overall', 'own_target'] as const) {
      const bare = { ...ranked(basis), goals: [] }
      expect(rankingPosts(bare, WEST, null)).toBeNull()
      expect(rankingValue(bare, WEST, sold(5, 5), null)).toEqual({ value: 0, fine: 0 })
    }
    expect(rankingValue(ranked('overall'), WEST, NO_TOTALS, null)).toEqual({ value: 0, fine: 0 })
    expect(rankingValue(ranked('total'), WEST, sold(-3, 0), null)).toEqual({ value: -6, fine: 0 })
    expect(rankingValue(ranked('own_target'), WEST, sold(-1, 0), null)).toEqual({ value: -5, fine: 0 })
  })

  it('never falls when more is sold, and never differs from the exact share', () => {
    const basis = fc.constantFrom<RankingBasis>('total', 'per_head', 'own_target', 'overall')
    const duty = { elapsedDays: 63, personDays: { [WEST]: 247, [EAST]: 121 } }
    fc.assert(
      fc.property(basis, fc.nat(5_000), fc.nat(5_000), fc.nat(300), (which, g3, broadband, more) => {
        const before = rankingValue(ranked(which), WEST, sold(g3, broadband), duty)
        const after = rankingValue(ranked(which), WEST, sold(g3 + more, broadband), duty)
        expect(after.value * 1e6 + after.fine).toBeGreaterThanOrEqual(before.value * 1e6 + before.fine)
        if (which !== 'per_head') return
        const exact = ((g3 * 2 + broadband * 5) * 63 * 10) / 247
        expect(before.value).toBe(Math.floor(exact + 1e-9))
      }),
    )
  })
})
