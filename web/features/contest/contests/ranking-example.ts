import { type ContestView, type DraftInput, goalOf, type RankingBasis } from '#shared/contest/contests/contract'
import { type Counted, pointsFor } from '#shared/contest/contests/quantities'
import { BASES, type Ranked } from '#shared/contest/contests/ranking-bases'
import { rankingValue } from '#shared/contest/contests/ranking-value'

/** The ranking values of two teams that sold the same; `sold` per metric, in the order of the draft. */
export interface RankingExample {
  sold: (Counted & { name: string; quantity: number })[]
  teams: { name: string; value: number }[]
}

/** 10 pieces, or 1,000 元. */
const WITHOUT_GOAL = { count: 10, amount: 100_000 } as const

/**
 * Explains a basis with the draft's own teams, goals and points: both teams sell half of the first one's goals; for
 * 综合完成率 twice the goal of one metric and nothing else, which shows that one easy line wins nothing alone.
 */
export function rankingExample(
  draft: DraftInput,
  people: ContestView['participants'],
  basis: RankingBasis,
): RankingExample | null {
  const [first, second] = draft.teams
  if (!first || !second || draft.metrics.length === 0) return null
  const contest: Ranked = { ...draft, rankingBasis: basis, participants: people }
  const sold = draft.metrics.flatMap(({ id, name, kind, unit }, index) => {
    const goal = goalOf(contest, first.id, id)?.target || WITHOUT_GOAL[kind]
    const quantity = basis === 'overall' ? (index === 0 ? goal * 2 : 0) : Math.max(1, Math.round(goal / 2))
    return quantity > 0 ? [{ id, name, kind, unit, quantity }] : []
  })
  const worth = new Map(draft.metrics.map((metric) => [metric.id, metric.pointsPerUnit]))
  const sums = {
    points: sold.reduce((sum, { id, kind, quantity }) => sum + pointsFor({ kind }, quantity, worth.get(id) ?? 0), 0),
    metrics: Object.fromEntries(sold.map(({ id, quantity }) => [id, { quantity }])),
  }
  const value = (teamId: string) => rankingValue(contest, teamId, sums, null).value / BASES[basis].steps
  return {
    sold: sold.map(({ name, kind, unit, quantity }) => ({ name, kind, unit, quantity })),
    teams: [first, second].map(({ id, name }) => ({ name, value: value(id) })),
  }
}
