import { z } from 'zod'
import type { BoardSpan } from '#shared/contest/contests/span'
import { Day } from '#shared/platform/time/time'
import { TeamBonus } from './bonus'

/** `cancelled` of a metric is a quantity; `pending` is 待激活, sold and not counted yet. Both are left out where they are 0. */
export const MetricTotal = z.object({
  quantity: z.int(),
  reachedSeq: z.int(),
  cancelled: z.int().optional(),
  pending: z.int().optional(),
})
export type MetricTotal = z.infer<typeof MetricTotal>

/**
 * Totals of a team or a participant. `reachedSeq` is the fact that last raised it: who got there first has the lower one.
 * Of a day they are what was sold on it, of the whole contest what counts; `cancelled` is separate from the first and
 * already subtracted from the second, and its `deals` counts cancellations.
 */
export const Totals = z.object({
  points: z.int(),
  deals: z.int(),
  reachedSeq: z.int(),
  metrics: z.record(z.uuid(), MetricTotal),
  cancelled: z.object({ deals: z.int(), points: z.int() }).optional(),
})
export type Totals = z.infer<typeof Totals>

export const NO_TOTALS: Totals = { points: 0, deals: 0, reachedSeq: 0, metrics: {} }

/** Of the week and the month up to today: sales less cancellations of the period, and the latter in `cancelled`. */
const spans = { week: Totals.optional(), month: Totals.optional() }

/** Totals are sales; `bonus` is what was earned outside them, in contests whose rules give any. */
export const TeamStanding = z.object({
  teamId: z.uuid(),
  whole: Totals,
  today: Totals,
  ...spans,
  bonus: TeamBonus.optional(),
})
export type TeamStanding = z.infer<typeof TeamStanding>

/** `held` is 待核 per metric: only the participant and ledger keepers are shown it, and no total includes it. */
export const ParticipantStanding = z.object({
  participantId: z.uuid(),
  teamId: z.uuid(),
  held: z.record(z.uuid(), z.int()).optional(),
  whole: Totals,
  today: Totals,
  ...spans,
})
export type ParticipantStanding = z.infer<typeof ParticipantStanding>

/** 流动红旗: which team carries it, won in the week that began on that day. */
export const Flag = z.object({ teamId: z.uuid(), week: Day })
export type Flag = z.infer<typeof Flag>

/** Which list of people: over which time, by `points` or by one metric's id. */
export type BoardKey = `${BoardSpan}:${string}`
export const BoardKey = z.string().regex(/^(whole|month|week|today):(points|[0-9a-f-]{36})$/)

/** One line of a list of people, never below 0. */
export const Place = z.object({
  participantId: z.uuid(),
  value: z.int(),
  rank: z.int(),
  /** 退: how much of it was cancelled, where any was. */
  cancelled: z.int().optional(),
})
export type Place = z.infer<typeof Place>

/** The public lists of people: at most the upper half, at most ten, none at zero. */
export const PublicBoards = z.record(BoardKey, z.array(Place))
export type PublicBoards = z.infer<typeof PublicBoards>

/** What is read from totals for a list: points, or one metric's quantity, with the fact that reached it. */
export function measure(totals: Totals, by: string): { value: number; reachedSeq: number } {
  if (by === 'points') return { value: totals.points, reachedSeq: totals.reachedSeq }
  const line = totals.metrics[by]
  return { value: line?.quantity ?? 0, reachedSeq: line?.reachedSeq ?? 0 }
}

/** How much was cancelled: deals where points are read, else the metric's quantity. */
export const cancelledOf = (totals: Totals, by: string): number =>
  (by === 'points' ? totals.cancelled?.deals : totals.metrics[by]?.cancelled) ?? 0

/** The sum of both, reached when the later one was. */
export function addSums(a: Totals = NO_TOTALS, b: Totals): Totals {
  const total: Totals = {
    points: a.points + b.points,
    deals: a.deals + b.deals,
    reachedSeq: Math.max(a.reachedSeq, b.reachedSeq),
    metrics: { ...a.metrics },
  }
  const cancelled = {
    deals: (a.cancelled?.deals ?? 0) + (b.cancelled?.deals ?? 0),
    points: (a.cancelled?.points ?? 0) + (b.cancelled?.points ?? 0),
  }
  if (a.cancelled || b.cancelled) total.cancelled = cancelled
  for (const [metricId, line] of Object.entries(b.metrics))
    total.metrics[metricId] = addMetric(total.metrics[metricId], line)
  return total
}

function addMetric(a: MetricTotal | undefined, b: MetricTotal): MetricTotal {
  const cancelled = (a?.cancelled ?? 0) + (b.cancelled ?? 0)
  const pending = (a?.pending ?? 0) + (b.pending ?? 0)
  return {
    quantity: (a?.quantity ?? 0) + b.quantity,
    reachedSeq: Math.max(a?.reachedSeq ?? 0, b.reachedSeq),
    ...(cancelled === 0 ? {} : { cancelled }),
    ...(pending === 0 ? {} : { pending }),
  }
}
