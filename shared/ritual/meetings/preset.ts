import { z } from 'zod'
import { MEETING_FORMS, type MeetingForms } from '#shared/contest/contests/meeting-forms'
import { weekdayOf } from '#shared/contest/duty/contract'
import { AGENDA, type ItemType, type MeetingKind } from './items'

/** The form of one meeting; it holds from the opening on, whatever the contest says later. */
export const MeetingPreset = z.enum(['full', 'brief', 'online'])
export type MeetingPreset = z.infer<typeof MeetingPreset>

/** How a meeting of that kind can be held; the usual way first. */
export const PRESETS: Record<MeetingKind, readonly [MeetingPreset, MeetingPreset]> = {
  morning: ['full', 'brief'],
  evening: ['full', 'online'],
}

/** How long 精简晨会 may take. */
export const BRIEF_MINUTES = 5

/** The form that the contest has set for a meeting of that day. */
export function presetOn(
  { meetingForms = MEETING_FORMS }: { meetingForms?: MeetingForms | undefined },
  kind: MeetingKind,
  day: string,
): MeetingPreset {
  if (kind === 'morning') return meetingForms.morning
  return meetingForms.onlineEvenings.includes(String(weekdayOf(day))) ? 'online' : 'full'
}

const BRIEF: readonly ItemType[] = ['roll_call', 'yesterday', 'pledges', 'focus', 'go']

/** The types of a meeting's items, in their order. */
export const agendaOf = (kind: MeetingKind, preset: MeetingPreset): readonly ItemType[] =>
  preset === 'brief' ? AGENDA[kind].filter((type) => BRIEF.includes(type)) : AGENDA[kind]
