import { z } from 'zod'
import { Day } from '#shared/platform/time/time'

/** All participants who are not on duty on that day. */
export const DutyChanged = z.object({ type: z.literal('duty.changed'), day: Day, absent: z.array(z.uuid()) })
