import { z } from 'zod'
import { Day } from './time'

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
 * Of a day they are what was sold on it, of the whole contest what counts; `cancelled` stands beside the first and is
 * taken off the second, and its `deals` counts cancellations.
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

export const TeamStanding = z.object({ teamId: z.uuid(), whole: Totals, today: Totals })
export type TeamStanding = z.infer<typeof TeamStanding>

export const ParticipantStanding = z.object({
  participantId: z.uuid(),
  teamId: z.uuid(),
  whole: Totals,
  today: Totals,
})
export type ParticipantStanding = z.infer<typeof ParticipantStanding>

/** Which list of people: `whole` contest or `today`, by `points` or by one metric's id. */
export type BoardKey = `${'whole' | 'today'}:${string}`
export const BoardKey = z.string().regex(/^(whole|today):(points|[0-9a-f-]{36})$/)

/** One line of a list of people. */
export const Place = z.object({ participantId: z.uuid(), value: z.int(), rank: z.int() })
export type Place = z.infer<typeof Place>

/** The public lists of people: at most the upper half, at most ten, nobody at zero. */
export const PublicBoards = z.record(BoardKey, z.array(Place))
export type PublicBoards = z.infer<typeof PublicBoards>

/** One's own line: rank and the gap to the next place without a name; `gap` null for the first. */
export const OwnLine = z.object({
  contestId: z.uuid(),
  seq: z.int(),
  today: Day,
  standing: ParticipantStanding,
  places: z.record(BoardKey, z.object({ rank: z.int(), of: z.int(), gap: z.int().nullable() })),
})
export type OwnLine = z.infer<typeof OwnLine>

/** What is read from totals for a list: points, or one metric's quantity, with the fact that reached it. */
export function measure(totals: Totals, by: string): { value: number; reachedSeq: number } {
  if (by === 'points') return { value: totals.points, reachedSeq: totals.reachedSeq }
  const line = totals.metrics[by]
  return { value: line?.quantity ?? 0, reachedSeq: line?.reachedSeq ?? 0 }
}
