import type { PlainReader } from '#server/platform/database/plain-reader'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { MetricKind } from '#shared/contest/contests/quantities'
import type { Revision, RevisionChanges } from '#shared/contest/contests/revision'

/** Goals, metrics and their revisions of one contest, as the tables hold them. */
export interface StoredRules {
  goals: ContestView['goals']
  metrics: ContestView['metrics']
  revisions: Revision[]
}

interface MetricRow {
  id: string
  contestId: string
  name: string
  kind: MetricKind
  unit: string
  pointsPerUnit: number
  since: string | null
}
type GoalRow = ContestView['goals'][number] & { contestId: string }

/** The rules of every contest, by its id. */
export async function readRules(reader: PlainReader): Promise<Map<string, StoredRules>> {
  const contests = new Map<string, StoredRules>()
  const at = (contestId: string): StoredRules => {
    const known = contests.get(contestId) ?? { goals: [], metrics: [], revisions: [] }
    contests.set(contestId, known)
    return known
  }
  for await (const row of reader.rows<MetricRow>(`select * from metric`))
    if (row.since === null) at(row.contestId).metrics.push({ ...UNCHECKED, ...row, countsWhen: 'recorded' })
  for await (const { contestId, ...goal } of reader.rows<GoalRow>(
    `select "contestId", "teamId", "metricId", "target", "challenge" from goal`,
  ))
    at(contestId).goals.push(goal)
  const revisions = reader.rows<{ contestId: string; from: string; changes: string }>(
    `select "contestId", "from", "changes" from revision order by "from", "seq"`,
  )
  for await (const { contestId, from, changes } of revisions) {
    const told = { id: '', seq: 0, reason: '', by: '', at: '' }
    at(contestId).revisions.push({ ...told, from, changes: JSON.parse(changes) as RevisionChanges })
  }
  return contests
}
