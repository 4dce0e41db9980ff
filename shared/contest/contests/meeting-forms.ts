import { z } from 'zod'
import { MeetingHours } from './meeting-hours'
import { TerritoryWord } from './territory-word'

/** How 晨会 is held (in full, or as 精简晨会), and on which weekdays 夕会 is 线上夕会, 1 = Monday … 7 = Sunday. */
export const MeetingForms = z.strictObject({
  morning: z.enum(['full', 'brief']),
  onlineEvenings: z.string().regex(/^1?2?3?4?5?6?7?$/),
})
export type MeetingForms = z.infer<typeof MeetingForms>
export const MEETING_FORMS: MeetingForms = { morning: 'full', onlineEvenings: '' }

/** What may change of the room's habits after the start: its meetings, and its word for 包区. */
export const AMENDED_HABITS = {
  meetingHours: MeetingHours.optional(),
  meetingForms: MeetingForms.optional(),
  territoryWord: TerritoryWord.optional(),
}

/** As a contest shows them; what an earlier version sent lacks them: the usual hours, forms and word. */
export const HABITS_VIEW = {
  meetingHours: z.object(MeetingHours.shape).optional(),
  meetingForms: z.object(MeetingForms.shape).optional(),
  territoryWord: TerritoryWord.optional(),
}
