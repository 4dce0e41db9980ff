import type { Day } from '#shared/platform/time/time'
import type { ContestView } from './contract'
import type { RevisionChanges } from './revision'

type Revised = Pick<ContestView, 'goals' | 'metrics' | 'revisions' | 'activities'>

/** A metric that a revision has added, as a contest holds it. */
export const addedMetric = (metric: RevisionChanges['metrics'][number]): ContestView['metrics'][number] => ({
  ...metric,
  kind: metric.kind ?? 'count',
  countsWhen: 'recorded',
  numberRule: metric.numberRule ?? 'none',
  askAbove: metric.askAbove ?? null,
})

/**
 * A contest with the goals, points and metrics that hold on a day, whichever day it was asked of before: up to the day
 * of a revision what held until then, from that day on what it says.
 */
export function contestOn<T extends Revised>(contest: T, day: Day): T {
  const { revisions } = contest
  if (!revisions || revisions.length === 0) return contest
  const past = revisions.filter((revision) => revision.from <= day)
  const future = revisions.filter((revision) => revision.from > day)
  return {
    ...contest,
    ...{ metrics: metricsOf(contest, past, future), goals: goalsOf(contest, past, future) },
    ...activitiesOf(past, future),
  }
}

type Revisions = NonNullable<Revised['revisions']>

function metricsOf(contest: Revised, past: Revisions, future: Revisions): Revised['metrics'] {
  const added = new Set([...past, ...future].flatMap(({ changes }) => changes.metrics.map(({ id }) => id)))
  const known = [
    ...contest.metrics.filter(({ id }) => !added.has(id)),
    ...past.flatMap(({ changes }) => changes.metrics.map(addedMetric)),
  ]
  return known.map((each) => {
    const metric = withChecks(each, past, future)
    const changesIn = (revisions: Revisions) =>
      revisions.flatMap(({ changes }) => changes.points.filter(({ metricId }) => metricId === metric.id))
    const [before, after] = [changesIn(past), changesIn(future)]
    const first = before[0] ?? after[0]
    if (!first) return metric
    const pointsPerUnit = before.at(-1)?.after ?? first.before
    return { ...metric, pointsPerUnit, goalPoints: first.before }
  })
}

/** The checks of the day: what the last revision before it says, else what the first one after it replaces. */
function withChecks(metric: Revised['metrics'][number], past: Revisions, future: Revisions) {
  const changesIn = (revisions: Revisions) =>
    revisions.flatMap(({ changes }) => (changes.checks ?? []).filter(({ metricId }) => metricId === metric.id))
  return { ...metric, ...(changesIn(past).at(-1)?.after ?? changesIn(future)[0]?.before) }
}

/** What the last revision before that day says, else what the first one after it replaces; left out where none changes them. */
function activitiesOf(past: Revisions, future: Revisions): Pick<Revised, 'activities'> {
  const changesIn = (revisions: Revisions) => revisions.flatMap(({ changes }) => changes.activities ?? [])
  const activities = changesIn(past).at(-1)?.after ?? changesIn(future)[0]?.before
  return activities ? { activities } : {}
}

function goalsOf(contest: Revised, past: Revisions, future: Revisions): Revised['goals'] {
  const goals = new Map(contest.goals.map((goal) => [`${goal.teamId}:${goal.metricId}`, goal]))
  const set = (revision: Revisions[number], what: 'before' | 'after') => {
    for (const { teamId, metricId, [what]: figures } of revision.changes.goals) {
      const key = `${teamId}:${metricId}`
      if (figures) goals.set(key, { teamId, metricId, ...figures })
      else goals.delete(key)
    }
  }
  for (const revision of [...future].reverse()) set(revision, 'before')
  for (const revision of past) set(revision, 'after')
  return [...goals.values()]
}
