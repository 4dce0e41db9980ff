import { randomUUID } from 'node:crypto'
import { type DraftInput, UNCHECKED } from '#shared/contest/contests/contract'
import { YUAN } from '#shared/contest/contests/quantities'
import { aDraft } from './a-contest'

type Metric = DraftInput['metrics'][number]

/** 营收, an amount of 1 point per 元 whose sales are not checked; whatever `overrides` say wins. */
export const anAmount = (overrides: Partial<Metric> = {}): Metric => ({
  ...{ id: randomUUID(), name: '营收', unit: YUAN, pointsPerUnit: 1, countsWhen: 'recorded' },
  ...UNCHECKED,
  kind: 'amount',
  ...overrides,
})

/** What a draft has where the given amount comes next to its 3G, each team's goal among it. */
export function withAmount(amount: Metric, goal = { target: 10_000_000, challenge: 12_500_000 }): Partial<DraftInput> {
  const { metrics, goals, teams } = aDraft()
  return {
    metrics: [...metrics, amount],
    offers: [],
    teams,
    goals: [...goals, ...teams.map(({ id }) => ({ teamId: id, metricId: amount.id, ...goal }))],
  }
}
