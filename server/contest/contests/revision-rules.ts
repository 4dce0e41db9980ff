import { isDeepStrictEqual } from 'node:util'
import { mustBeAimable } from '#server/contest/contests/goal-rules'
import { AppError } from '#server/platform/http/app-error'
import { addedMetric, contestOn } from '#shared/contest/contests/contest-on'
import type { ContestView } from '#shared/contest/contests/contract'
import { MOST_PER_SALE } from '#shared/contest/contests/quantities'
import { hasRankingGoals } from '#shared/contest/contests/ranking-value'
import type { ReviseInput, RevisionChanges } from '#shared/contest/contests/revision'

/** What is different from that day on, against what would hold on it; refused where nothing is. */
export function changesOf(contest: ContestView, input: ReviseInput): RevisionChanges {
  const before = contestOn(contest, input.from)
  mustBeNew(contest, before, input)
  const metrics = new Map(before.metrics.map((metric) => [metric.id, metric]))
  const added = new Set(input.metrics.map((metric) => metric.id))
  const teams = new Set(contest.teams.map((team) => team.id))
  const changes: RevisionChanges = {
    goals: input.goals.flatMap(({ teamId, metricId, target, challenge }) => {
      if (teamId !== null && !teams.has(teamId)) throw new AppError('not_found')
      if (metricId !== null && !metrics.has(metricId) && !added.has(metricId)) throw new AppError('unknown_metric')
      const held = before.goals.find((goal) => goal.teamId === teamId && goal.metricId === metricId)
      if (held?.target === target && held.challenge === challenge) return []
      const figures = held ? { target: held.target, challenge: held.challenge } : null
      return [{ teamId, metricId, before: figures, after: { target, challenge } }]
    }),
    points: input.points.flatMap(({ metricId, pointsPerUnit }) => {
      const metric = metrics.get(metricId)
      if (!metric) throw new AppError('unknown_metric')
      if (metric.pointsPerUnit === pointsPerUnit) return []
      return [{ metricId, before: metric.pointsPerUnit, after: pointsPerUnit }]
    }),
    metrics: input.metrics,
    ...checksOf(before, input),
    ...activitiesOf(contest, before, input),
  }
  const { goals, points, metrics: sold, checks = [], activities } = changes
  if (goals.length + points.length + sold.length + checks.length === 0 && !activities)
    throw new AppError('revision_changes_nothing')
  const after = { ...before, goals: goalsAfter(before, changes), metrics: metricsAfter(before, changes) }
  mustBeAimable(
    changes.goals.map(({ teamId, metricId, after: figures }) => ({ teamId, metricId, ...figures })),
    after,
  )
  // The basis was frozen at the start, so no revision takes away the targets that it measures by.
  if (hasRankingGoals(before) && !hasRankingGoals({ ...before, goals: after.goals }))
    throw new AppError('ranking_needs_goals')
  return changes
}

/** The lists of before and after; left out where they are the same. An activity keeps its kind for good. */
function activitiesOf(
  contest: ContestView,
  { activities: before = [] }: ContestView,
  { activities: after = before }: ReviseInput,
): Pick<RevisionChanges, 'activities'> {
  if (isDeepStrictEqual(before, after)) return {}
  const past = (contest.revisions ?? []).flatMap(({ changes }) => changes.activities?.after ?? [])
  const known = [...(contest.activities ?? []), ...before, ...past]
  const isTurned = after.some(({ id, kind }) => known.some((each) => each.id === id && each.kind !== kind))
  if (isTurned) throw new AppError('invalid_input', { fields: [{ path: 'activities', message: 'kind' }] })
  // What activities earn was frozen at the start, as is their share: one that joins later earns nothing.
  const pointsOf = (id: string) => known.find((each) => each.id === id)?.points
  if (after.some(({ id, points }) => points !== pointsOf(id))) throw new AppError('activity_points_frozen')
  return { activities: { before, after } }
}

/** Only the checks that differ; left out where none does. */
function checksOf(before: ContestView, { checks = [] }: ReviseInput): Pick<RevisionChanges, 'checks'> {
  const changed = checks.flatMap(({ metricId, ...after }) => {
    const metric = before.metrics.find((each) => each.id === metricId)
    if (!metric) throw new AppError('unknown_metric')
    const { numberRule, askAbove } = metric
    if ((after.askAbove ?? 0) > MOST_PER_SALE[metric.kind])
      throw new AppError('invalid_input', { fields: [{ path: 'checks', message: 'checks' }] })
    const isSame = numberRule === after.numberRule && askAbove === after.askAbove
    return isSame ? [] : [{ metricId, before: { numberRule, askAbove }, after }]
  })
  return changed.length > 0 ? { checks: changed } : {}
}

function goalsAfter(before: ContestView, changes: RevisionChanges): ContestView['goals'] {
  const isMoved = (held: ContestView['goals'][number]) =>
    changes.goals.some(({ teamId, metricId }) => teamId === held.teamId && metricId === held.metricId)
  const moved = changes.goals.map(({ teamId, metricId, after }) => ({ teamId, metricId, ...after }))
  return [...before.goals.filter((held) => !isMoved(held)), ...moved]
}

function metricsAfter(before: ContestView, { metrics, points }: RevisionChanges): ContestView['metrics'] {
  const priced = before.metrics.map((metric) => {
    const change = points.find(({ metricId }) => metricId === metric.id)
    return change ? { ...metric, pointsPerUnit: change.after, goalPoints: metric.goalPoints ?? change.before } : metric
  })
  return [...priced, ...metrics.map(addedMetric)]
}

/** Each goal and metric once, and a new metric under a name and an id of its own. */
function mustBeNew(contest: ContestView, before: ContestView, input: ReviseInput): void {
  const { goals, points, metrics, checks = [] } = input
  const isRepeated = (values: string[]) => new Set(values).size < values.length
  const refuse = (path: string) => new AppError('invalid_input', { fields: [{ path, message: path }] })
  if (isRepeated(goals.map((goal) => `${goal.teamId}:${goal.metricId}`))) throw refuse('goals')
  if (isRepeated(points.map((each) => each.metricId))) throw refuse('points')
  if (isRepeated(checks.map((each) => each.metricId))) throw refuse('checks')
  const known = [...before.metrics, ...(contest.revisions ?? []).flatMap(({ changes }) => changes.metrics)]
  const isTaken = metrics.some((metric) => known.some(({ id, name }) => id === metric.id || name === metric.name))
  if (isTaken || isRepeated(metrics.map((metric) => metric.name))) throw refuse('metrics')
}
