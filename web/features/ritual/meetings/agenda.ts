import type { Ritual } from '#shared/live/ritual'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import { isEmptyItem } from '#shared/ritual/meetings/empty-items'
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

/** The index of the next item in the direction of `by` that has something to show; where there is none, `item`. */
export function stepTo({ agenda }: Pick<MeetingView, 'agenda'>, item: number, by: number): number {
  const direction = Math.sign(by)
  for (let at = item + direction; at >= 0 && at < agenda.length; at += direction) {
    const next = agenda[at]
    if (next && !isEmptyItem(next)) return at
  }
  return item
}
