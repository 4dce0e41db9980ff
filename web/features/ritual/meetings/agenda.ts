import type { Ritual } from '#shared/live/ritual'
import type { AgendaItem, MeetingKind, MeetingView } from '#shared/ritual/meetings/contract'

export type ItemType = AgendaItem['type']
export type ItemOf<Type extends ItemType> = Extract<AgendaItem, { type: Type }>

export const ITEM_ICONS: Record<ItemType, string> = {
  roll_call: 'i-lucide-users-round',
  slogan: 'i-lucide-flag',
  rally: 'i-lucide-megaphone',
  yesterday: 'i-lucide-scroll-text',
  praise: 'i-lucide-medal',
  pledges: 'i-lucide-hand',
  lesson: 'i-lucide-book-open',
  focus: 'i-lucide-target',
  go: 'i-lucide-rocket',
  result: 'i-lucide-badge-check',
  shortfalls: 'i-lucide-chart-no-axes-column',
  cases: 'i-lucide-scale',
  voices: 'i-lucide-message-circle',
  tomorrow: 'i-lucide-sunrise',
}

export const isMeetingKind = (text: unknown): text is MeetingKind => text === 'morning' || text === 'evening'

/** The meeting of that kind on the live day. */
export const meetingOf = (ritual: Ritual | undefined, kind: MeetingKind): MeetingView | undefined =>
  ritual?.meetings.find((meeting) => meeting.kind === kind)

export const openMeeting = (ritual: Ritual | undefined): MeetingView | undefined =>
  ritual?.meetings.find((meeting) => meeting.status === 'open')

/** Where an item stands in the running order, and -1 where it is left out. */
export const placeOf = (meeting: Pick<MeetingView, 'agenda'> | undefined, type: ItemType): number =>
  meeting?.agenda.findIndex((item) => item.type === type) ?? -1

/** The item of that type, if the meeting has one. */
export function itemOf<Type extends ItemType>(
  meeting: Pick<MeetingView, 'agenda'> | undefined,
  type: Type,
): ItemOf<Type> | undefined {
  return meeting?.agenda.find((item): item is ItemOf<Type> => item.type === type)
}

/** The next item in that direction; the first and the last stay where they are. */
export const stepTo = (meeting: Pick<MeetingView, 'agenda'>, item: number, by: number): number =>
  Math.max(0, Math.min(meeting.agenda.length - 1, item + by))
