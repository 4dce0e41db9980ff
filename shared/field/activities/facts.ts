import { z } from 'zod'
import { Day } from '#shared/platform/time/time'
import { ActivityFigure } from './figure'

/** What a team has done on a day. A team of one is left out, as its figures would be those of a person. */
export const TeamActivities = z.object({ teamId: z.uuid(), figures: z.array(ActivityFigure) })
export type TeamActivities = z.infer<typeof TeamActivities>

/** Activities of the teams, together: at most once a minute in a contest. */
export const ActivityTallied = z.object({
  type: z.literal('activity.tallied'),
  day: Day,
  teams: z.array(TeamActivities),
})
