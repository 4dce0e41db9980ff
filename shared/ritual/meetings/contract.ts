import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'
import { AgendaItem, MeetingKind } from './items'
import { MeetingPreset } from './preset'
import { RecordDetails } from './record'

export const MeetingStatus = z.enum(['prepared', 'open', 'closed'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** A meeting as everyone in the contest sees it; `item` is the index of the projected one. */
export const MeetingView = z.object({
  id: z.uuid(),
  kind: MeetingKind,
  day: Day,
  status: MeetingStatus,
  item: z.int(),
  agenda: z.array(AgendaItem),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** 留痕: the ids of its photos. */
  photos: z.array(z.uuid()).default([]),
  /** How many there were before they were deleted because of their age. */
  deletedPhotos: z.int().optional(),
  preset: MeetingPreset.default('full'),
})
export type MeetingView = z.infer<typeof MeetingView>

/** What is kept of a closed meeting: its final agenda, who was present, and the sums of what was pledged or sold. */
export const MeetingMinutes = z.object({
  agenda: z.array(AgendaItem),
  onDuty: z.array(z.string()),
  pledged: z.int(),
  quantities: z.record(z.uuid(), z.int()),
  closedBy: z.string(),
  /** Missing in the minutes of an earlier version. */
  details: RecordDetails.optional(),
})
export type MeetingMinutes = z.infer<typeof MeetingMinutes>
