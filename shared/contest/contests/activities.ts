import { z } from 'zod'
import { text } from '#shared/platform/text/text'

export const MOST_ACTIVITIES = 6
export const MOST_PER_DAY = 200
const MOST_PER_WEEK = 1_000
/** Of all points, in percent, activities earn no more: a contest is won by sales. */
export const MOST_ACTIVITY_SHARE = 20
export const MOST_ACTIVITY_POINTS = 1_000

/** What is asked about afterwards: 上门 and 电话 have outcomes of their own, anything else has none; 建议书 is counted by its page. */
export const ActivityKind = z.enum(['visit', 'call', 'proposal', 'other'])
export type ActivityKind = z.infer<typeof ActivityKind>

/**
 * 活动量: what people do before they sell, counted one by one; `perDay` and `perWeek` are targets of one person, and
 * `points` is what each with an object earns its team where activities have a share in the points.
 */
export const Activity = z.strictObject({
  id: z.uuid(),
  name: text(8),
  unit: text(4),
  kind: ActivityKind,
  perDay: z.int().min(1).max(MOST_PER_DAY).optional(),
  perWeek: z.int().min(1).max(MOST_PER_WEEK).optional(),
  points: z.int().min(1).max(MOST_ACTIVITY_POINTS).optional(),
})
export type Activity = z.infer<typeof Activity>

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length
const isOneAtMost = (activities: readonly Activity[], kind: ActivityKind): boolean =>
  activities.filter((each) => each.kind === kind).length <= 1

/** The activities of a contest: each name once, and one 上门, 电话 and 建议书 at most, as a sale makes a visit by itself. */
export const Activities = z
  .array(Activity)
  .max(MOST_ACTIVITIES)
  .refine((all) => isUnique(all.map(({ name }) => name)) && isUnique(all.map(({ id }) => id)))
  .refine((all) => isOneAtMost(all, 'visit') && isOneAtMost(all, 'call') && isOneAtMost(all, 'proposal'))
export type Activities = z.infer<typeof Activities>

/** In percent; what is above the most is refused with `activity_share_too_large`. None unless a director sets it. */
export const ActivityShare = z.int().min(0).max(100)

/** As a contest shows them; without any it looks as before. */
export const ACTIVITIES_VIEW = {
  activities: z.array(z.object(Activity.shape)).optional(),
  activityShare: z.int().optional(),
}

/** What a revision changes of them: the whole lists until its day and from its day on. */
export const ActivityChange = z.object({
  before: z.array(z.object(Activity.shape)),
  after: z.array(z.object(Activity.shape)),
})
export type ActivityChange = z.infer<typeof ActivityChange>
