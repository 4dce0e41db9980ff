import { z } from 'zod'
import { AbsenceKind } from '#shared/contest/duty/contract'
import { Day, Instant } from '#shared/platform/time/time'
import { MeetingKind } from './items'

const Quantities = z.record(z.uuid(), z.int())

/**
 * What 会议记录 says besides the agenda, kept when the meeting closes. All of it was said in the room: no private word, and
 * no figures but the sums of teams. `missing` are on duty and unmarked; where no roll was called, that is everyone.
 */
export const RecordDetails = z.object({
  due: z.int(),
  onTime: z.array(z.string()),
  late: z.array(z.string()),
  missing: z.array(z.string()),
  away: z.array(z.object({ name: z.string(), kind: AbsenceKind })),
  /** 表态 of each team, and 今日需 of the metrics that have a goal; empty where it was not kept. */
  teams: z.array(
    z.object({ teamId: z.uuid(), onDuty: z.int(), pledged: z.int(), quantities: Quantities, needed: Quantities }),
  ),
  /** The battle report of the day before, as it was sent. */
  yesterday: z.object({ headline: z.string(), text: z.object({ 'zh-CN': z.string(), en: z.string() }) }).nullable(),
  /** 求支撑 of the day's pledges. */
  supports: z.array(z.object({ name: z.string(), what: z.string() })),
})
export type RecordDetails = z.infer<typeof RecordDetails>

/** A closed meeting in the list of records. */
export const ClosedMeeting = z.object({
  kind: MeetingKind,
  day: Day,
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  photos: z.int(),
})
export type ClosedMeeting = z.infer<typeof ClosedMeeting>

/** The newest first; `before` is the `earlier` of the page that came before. */
export const RecordsQuery = z.strictObject({ before: Day.optional() })
export type RecordsQuery = z.infer<typeof RecordsQuery>

export const RecordsPage = z.object({ meetings: z.array(ClosedMeeting), earlier: Day.nullable() })
export type RecordsPage = z.infer<typeof RecordsPage>
