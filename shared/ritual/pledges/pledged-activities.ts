import { z } from 'zod'

/** So many of an activity of the contest. */
export const ActivityLine = z.object({ activityId: z.uuid(), count: z.int() })
export type ActivityLine = z.infer<typeof ActivityLine>

/**
 * What a pledge says of activities: `lines` at the lock, `raised` the full counts after 加码, and `before` what was counted on
 * the day when they were first pledged, which does not keep them. Null in a pledge of sales alone.
 */
export const PledgedActivities = z.object({
  lines: z.array(ActivityLine),
  raised: z.array(ActivityLine).nullable(),
  before: z.array(ActivityLine),
})
export type PledgedActivities = z.infer<typeof PledgedActivities>

export const countOf = (lines: readonly ActivityLine[], activityId: string): number =>
  lines.find((line) => line.activityId === activityId)?.count ?? 0

/** What holds now, raised or not. */
export const currentCounts = (pledged: PledgedActivities | null): ActivityLine[] =>
  pledged ? (pledged.raised ?? pledged.lines) : []

/** Whether each reached its count of the lock, on top of what was counted before; nothing pledged at the lock is not kept. */
export const areDone = ({ lines, before }: PledgedActivities, counted: (activityId: string) => number): boolean =>
  lines.length > 0 && lines.every(({ activityId, count }) => counted(activityId) >= countOf(before, activityId) + count)
