import type { Activity } from '#shared/contest/contests/activities'
import { contestOn } from '#shared/contest/contests/contest-on'
import { type ContestView, goalOf, hasChallenge } from '#shared/contest/contests/contract'
import { type Counted, type MetricKind, YUAN } from '#shared/contest/contests/quantities'
import type { MetricChecks, ReviseInput } from '#shared/contest/contests/revision'
import { newRequestId } from '#web/api/request-id'
import { type GoalCell, goalKey } from './draft'

/** What a new metric's fields hold while they are filled in. */
export interface NewMetric extends Counted {
  id: string
  name: string
  pointsPerUnit: number | null
}

/** The rules of the revision's day, as a director changes them. */
export interface ReviseForm {
  from: string
  reason: string
  goals: Record<string, GoalCell>
  points: Record<string, number | null>
  checks: Record<string, MetricChecks>
  metrics: NewMetric[]
  /** All of them, as they are from that day on. */
  activities: Activity[] | undefined
}

const ownersOf = (contest: Pick<ContestView, 'teams'>) => [null, ...contest.teams.map((team) => team.id)]

/** Filled with what would hold on that day without the revision; own figures only, sums stay sums. */
export function reviseForm(contest: ContestView, from: string): ReviseForm {
  const { goals, metrics, activities = [] } = contestOn(contest, from)
  return {
    from,
    reason: '',
    goals: Object.fromEntries(
      ownersOf(contest).flatMap((teamId) =>
        [null, ...metrics.map((metric) => metric.id)].map((metricId) => {
          const goal = goals.find((each) => each.teamId === teamId && each.metricId === metricId)
          const challenge = goal && hasChallenge(goal) ? goal.challenge : null
          return [goalKey(teamId, metricId), { target: goal?.target ?? null, challenge }]
        }),
      ),
    ),
    points: Object.fromEntries(metrics.map((metric) => [metric.id, metric.pointsPerUnit])),
    checks: Object.fromEntries(metrics.map(({ id, numberRule, askAbove }) => [id, { numberRule, askAbove }])),
    metrics: [],
    activities: activities.map((each) => ({ ...each })),
  }
}

export const addMetric = (form: ReviseForm): void => {
  form.metrics.push({ id: newRequestId(), name: '', kind: 'count', unit: '', pointsPerUnit: 1 })
}

/** Figures of the other kind are of another scale, and go. */
export function setNewKind(form: ReviseForm, metric: NewMetric, kind: MetricKind): void {
  Object.assign(metric, { kind, unit: kind === 'amount' ? YUAN : '' })
  form.goals = Object.fromEntries(Object.entries(form.goals).filter(([key]) => !key.endsWith(`:${metric.id}`)))
}

/** Only what differs; a goal that is emptied stays as it was, a missing challenge is as the target. */
export function reviseInput(contest: ContestView, form: ReviseForm): ReviseInput {
  const before = reviseForm(contest, form.from)
  const metricIds = [null, ...Object.keys(form.points), ...form.metrics.map((metric) => metric.id)]
  const goals = ownersOf(contest).flatMap((teamId) =>
    metricIds.flatMap((metricId) => {
      const key = goalKey(teamId, metricId)
      const [now, was] = [form.goals[key], before.goals[key]]
      const target = now?.target ?? now?.challenge
      if (target === undefined || target === null) return []
      const challenge = now?.challenge ?? target
      return target === was?.target && challenge === (was.challenge ?? target)
        ? []
        : [{ teamId, metricId, target, challenge }]
    }),
  )
  const points = Object.entries(form.points).flatMap(([metricId, pointsPerUnit]) =>
    pointsPerUnit === before.points[metricId] ? [] : [{ metricId, pointsPerUnit }],
  )
  const checks = Object.entries(form.checks).flatMap(([metricId, now]) => {
    const was = before.checks[metricId]
    return now.numberRule === was?.numberRule && now.askAbove === was.askAbove ? [] : [{ metricId, ...now }]
  })
  // Empty figures stay empty: the contract reports them as missing, each at its field.
  const isSame = JSON.stringify(form.activities ?? []) === JSON.stringify(before.activities)
  const activities = isSame ? {} : { activities: form.activities ?? [] }
  return {
    from: form.from,
    reason: form.reason,
    goals,
    points,
    metrics: form.metrics,
    checks,
    ...activities,
  } as ReviseInput
}

/** The goal of a team or of the whole contest that applies while the field is empty; shown as its hint. */
export const sumOf = (contest: ContestView, day: string, teamId: string | null, metricId: string | null) =>
  goalOf(contestOn(contest, day), teamId, metricId)
