import { z } from 'zod'
import { MeetingView } from './contract'

/** A meeting was prepared, opened, moved on, corrected or closed; the whole of its public view. */
export const MeetingChanged = z.object({ type: z.literal('meeting.changed'), meeting: MeetingView })
