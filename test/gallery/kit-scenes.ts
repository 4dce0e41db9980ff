import type { CurveLine } from '#web/features/ledger/standings/curve-shape'
import type { PledgeFigure } from '#web/features/ritual/pledges/pledge-figures'
import { manyTeams } from './scenes'

const teams = manyTeams(3)

export const teamLooks = manyTeams(4).map(({ crest, colour }) => ({ crest, colour }))

/** Half sold, kept, and added to after the lock, on top of what was sold before it. */
export const pledgeFigures: PledgeFigure[] = [
  { metricId: 'a', name: '宽带', kind: 'count', unit: '户', pledged: 6, raisedBy: 0, sold: 3, before: 0 },
  { metricId: 'b', name: '5G 套餐', kind: 'count', unit: '部', pledged: 4, raisedBy: 0, sold: 5, before: 0 },
  { metricId: 'c', name: 'Business lines', kind: 'count', unit: 'lines', pledged: 4, raisedBy: 3, sold: 5, before: 1 },
]

export const curveLinesShown: CurveLine[] = teams.map(({ id, name, colour, target }, place) => ({
  id,
  name,
  colour,
  target,
  place,
  values: Array.from({ length: 16 }, (_, day) => Math.round((day + 1) * (6 - place) + (day % 3) * 2)),
}))
