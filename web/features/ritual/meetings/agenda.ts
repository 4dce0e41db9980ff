import type { Ritual } from '#shared/live/ritual'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { ItemOf, ItemType, MeetingKind } from '#shared/ritual/meetings/items'

export const isMeetingKind = (text: unknown): text is MeetingKind => text === 'morning' || text === 'evening'

/** The meeting of that kind on the live day. */
export const meetingOf = (ritual: Ritual | undefined, kind: MeetingKind): MeetingView | undefined =>
  ritual?.meetings.find((meeting) => meeting.kind === kind)

export const openMeeting = (ritual: Ritual | undefined): MeetingView | undefined =>
  ritual?.meetings.find((meeting) => meeting.status === 'open')

/** The index of an item in the agenda, or -1 if it is omitted. */
export const placeOf = (meeting: Pick<MeetingView, 'agenda'> | undefined, type: ItemType): number =>
  meeting?.agenda.findIndex((item) => item.type === type) ?? -1

/** The item of that type, if the meeting has one. */
export function itemOf<Type extends ItemType>(
  meeting: Pick<MeetingView, 'agenda'> | undefined,
  type: Type,
): ItemOf<Type> | undefined {
  return meeting?.agenda.find((item): item is ItemOf<Type> => item.type === type)
}

/** The index `by` steps away, clamped to the agenda. */
export const stepTo = (meeting: Pick<MeetingView, 'agenda'>, item: number, by: number): number =>
  Math.max(0, Math.min(meeting.agenda.length - 1, item + by))
