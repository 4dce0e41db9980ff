import type { DraftInput, RankingBasis } from '#shared/contest/contests/contract'
import { type Counted, pointsFor } from '#shared/contest/contests/quantities'
import { BASES, type Ranked } from '#shared/contest/contests/ranking-bases'
import { rankingValue } from '#shared/contest/contests/ranking-value'

/** A team of the example: its people, and per metric its target and what it sold. */
export interface ExampleTeam {
  id: string
  name: string
  people: number
  lines: (Counted & { id: string; name: string; target: number; sold: number })[]
}

/** More people who sold more of the first line; fewer who sold evenly, and more of their own target. */
const STORY = [
  { people: 6, targets: [30, 10], sold: [24, 2] },
  { people: 4, targets: [15, 8], sold: [12, 6] },
] as const
/** An amount counts in steps of 100 元. */
const STEP = { count: 1, amount: 10_000 } as const

/** One story for every basis, told with the draft's own first two teams and metrics. */
export function exampleTeams({ teams, metrics }: DraftInput): ExampleTeam[] {
  if (teams.length < 2 || metrics.length === 0) return []
  return STORY.flatMap(({ people, targets, sold }, at) => {
    const team = teams[at]
    if (!team) return []
    const lines = metrics.slice(0, 2).map(({ id, name, kind, unit }, line) => ({
      ...{ id, name, kind, unit },
      target: (targets[line] ?? 0) * STEP[kind],
      sold: (sold[line] ?? 0) * STEP[kind],
    }))
    return [{ id: team.id, name: team.name, people, lines }]
  })
}

/** What each team of the story is ranked by under a basis, the first place first. */
export function exampleRanking(draft: DraftInput, basis: RankingBasis): { name: string; value: number }[] {
  const story = exampleTeams(draft)
  const metrics = draft.metrics.slice(0, 2)
  const contest: Ranked = {
    ...{ ...draft, metrics, rankingBasis: basis },
    goals: story.flatMap(({ id: teamId, lines }) =>
      lines.map(({ id: metricId, target }) => ({ teamId, metricId, target, challenge: target })),
    ),
    participants: story.flatMap(({ id: teamId, people }) =>
      Array.from({ length: people }, (_, n) => ({
        ...{ id: `${teamId}${n}`, teamId, name: '', area: '', isCaptain: false },
        ...{ activeFrom: null, activeTo: null },
      })),
    ),
  }
  const worth = new Map(metrics.map((metric) => [metric.id, metric.pointsPerUnit]))
  const rankedBy = ({ id, lines }: ExampleTeam) => {
    const points = lines.reduce((sum, line) => sum + pointsFor(line, line.sold, worth.get(line.id) ?? 0), 0)
    const sold = { points, metrics: Object.fromEntries(lines.map((line) => [line.id, { quantity: line.sold }])) }
    return rankingValue(contest, id, sold, null).value / BASES[basis].steps
  }
  return story.map((team) => ({ name: team.name, value: rankedBy(team) })).sort((a, b) => b.value - a.value)
}
