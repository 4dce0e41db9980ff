import { z } from 'zod'

/** `objects` counts each customer, number, line or door once; `bare` (无对象) is at most `MOST_BARE`. */
export const ActivityFigure = z.object({ activityId: z.uuid(), objects: z.int(), bare: z.int() })
export type ActivityFigure = z.infer<typeof ActivityFigure>
