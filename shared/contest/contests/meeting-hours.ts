import { z } from 'zod'
import { TimeOfDay } from '#shared/platform/time/time'

/** When 晨会 and 夕会 begin, on the contest's wall clock. */
export const MeetingHours = z.strictObject({ morning: TimeOfDay, evening: TimeOfDay })
export type MeetingHours = z.infer<typeof MeetingHours>
export const MEETING_HOURS: MeetingHours = { morning: '08:20', evening: '17:40' }
