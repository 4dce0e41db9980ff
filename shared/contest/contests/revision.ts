import { z } from 'zod'
import { Activities, ActivityChange } from '#shared/contest/contests/activities'
import { CONTEST_LIMITS, MOST_GOALS } from '#shared/contest/contests/limits'
import { AskAbove, NumberRule } from '#shared/contest/contests/metric-checks'
import { DEFAULT_ASK_ABOVE, MetricKind, MOST_PER_GOAL, MOST_PER_SALE, YUAN } from '#shared/contest/contests/quantities'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

const Figure = z.int().min(0).max(MOST_PER_GOAL.amount)

/** How the sales of a metric are checked: whether they need a number, and above which quantity they are 待核. */
export const MetricChecks = z.strictObject({ numberRule: NumberRule, askAbove: AskAbove })
export type MetricChecks = z.infer<typeof MetricChecks>

const GoalFigures = z.object({ target: z.int(), challenge: z.int() })

/** What one revision changes; `before` is what held until its day. */
export const RevisionChanges = z.object({
  goals: z.array(
    z.object({
      teamId: z.uuid().nullable(),
      metricId: z.uuid().nullable(),
      before: GoalFigures.nullable(),
      after: GoalFigures,
    }),
  ),
  points: z.array(z.object({ metricId: z.uuid(), before: z.int(), after: z.int() })),
  /** Metrics that are sold from its day on; those of an earlier version have no checks and count pieces. */
  metrics: z.array(
    z.object({
      ...{ id: z.uuid(), name: z.string(), unit: z.string(), pointsPerUnit: z.int() },
      kind: MetricKind.optional(),
      numberRule: NumberRule.optional(),
      askAbove: AskAbove.optional(),
    }),
  ),
  checks: z.array(z.object({ metricId: z.uuid(), before: MetricChecks, after: MetricChecks })).optional(),
  activities: ActivityChange.optional(),
})
export type RevisionChanges = z.infer<typeof RevisionChanges>

/** A change of goals, points or metrics that was announced, with the day it holds from; earlier days keep their rules. */
export const Revision = z.object({
  id: z.uuid(),
  seq: z.int(),
  from: Day,
  reason: z.string(),
  by: z.string(),
  at: Instant,
  changes: RevisionChanges,
})
export type Revision = z.infer<typeof Revision>

/** What a director sends: only what is to be different. */
export const ReviseInput = z
  .strictObject({
    from: Day,
    reason: text(60),
    goals: z
      .array(
        z
          .strictObject({
            teamId: z.uuid().nullable(),
            metricId: z.uuid().nullable(),
            target: Figure,
            challenge: Figure,
          })
          .refine((goal) => goal.challenge >= goal.target, { path: ['challenge'] }),
      )
      .max(MOST_GOALS)
      .default([]),
    points: z
      .array(z.strictObject({ metricId: z.uuid(), pointsPerUnit: z.int().min(0).max(10_000) }))
      .max(CONTEST_LIMITS.metrics)
      .default([]),
    metrics: z
      .array(
        z
          .strictObject({
            id: z.uuid(),
            name: text(12),
            kind: MetricKind.default('count'),
            unit: text(4),
            pointsPerUnit: z.int().min(0).max(10_000),
            numberRule: NumberRule.default('same_day'),
            askAbove: AskAbove.optional(),
          })
          .refine(({ kind, unit }) => kind === 'count' || unit === YUAN, { path: ['unit'] })
          .refine(({ kind, askAbove }) => (askAbove ?? 0) <= MOST_PER_SALE[kind], { path: ['askAbove'] })
          .transform(({ askAbove, ...metric }) => ({
            ...metric,
            askAbove: askAbove === undefined ? DEFAULT_ASK_ABOVE[metric.kind] : askAbove,
          })),
      )
      .max(CONTEST_LIMITS.metrics)
      .default([]),
    checks: z
      .array(z.strictObject({ metricId: z.uuid(), ...MetricChecks.shape }))
      .max(CONTEST_LIMITS.metrics)
      .optional(),
    /** All of them, as they are from that day on. */
    activities: Activities.optional(),
  })
  .refine(
    ({ goals, points, metrics, checks = [], activities }) =>
      goals.length + points.length + metrics.length + checks.length > 0 || activities !== undefined,
    { path: ['goals'] },
  )
export type ReviseInput = z.infer<typeof ReviseInput>
