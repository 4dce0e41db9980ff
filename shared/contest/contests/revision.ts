import { z } from 'zod'
import { CONTEST_LIMITS } from '#shared/contest/contests/limits'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

const Figure = z.int().min(0).max(10_000_000)
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
  /** Metrics that are sold from its day on. */
  metrics: z.array(z.object({ id: z.uuid(), name: z.string(), unit: z.string(), pointsPerUnit: z.int() })),
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
      .max(400)
      .default([]),
    points: z
      .array(z.strictObject({ metricId: z.uuid(), pointsPerUnit: z.int().min(0).max(10_000) }))
      .max(CONTEST_LIMITS.metrics)
      .default([]),
    metrics: z
      .array(
        z.strictObject({
          id: z.uuid(),
          name: text(12),
          unit: text(4),
          pointsPerUnit: z.int().min(0).max(10_000),
        }),
      )
      .max(CONTEST_LIMITS.metrics)
      .default([]),
  })
  .refine((input) => input.goals.length + input.points.length + input.metrics.length > 0, { path: ['goals'] })
export type ReviseInput = z.infer<typeof ReviseInput>
