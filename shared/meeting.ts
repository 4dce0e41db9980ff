import { z } from 'zod'
import { AbsenceKind } from './duty'
import { Day, Instant } from './time'

export const MeetingKind = z.enum(['morning', 'evening'])
export type MeetingKind = z.infer<typeof MeetingKind>

export const MeetingStatus = z.enum(['prepared', 'open', 'closed'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** Why someone is praised, by the figures. */
export const PraiseReason = z.enum([
  'most_points',
  'most_of_metric',
  'biggest_rise',
  'best_against_pledge',
  'pledge_streak',
  'first_after_dry_spell',
  'helping',
  'first_deal',
])
export type PraiseReason = z.infer<typeof PraiseReason>

/** `value` is what counts for the reason: points, units, a rise in points, a percentage, days. */
export const PraiseView = z.object({
  id: z.uuid(),
  participantId: z.uuid(),
  name: z.string(),
  reason: PraiseReason,
  metricId: z.uuid().nullable(),
  value: z.int(),
  compared: z.int().nullable(),
  words: z.string(),
})
export type PraiseView = z.infer<typeof PraiseView>

export const ShortfallCause = z.enum(['leads', 'pitch', 'policy', 'time', 'other'])
export type ShortfallCause = z.infer<typeof ShortfallCause>

/** An action that an evening decided on; it comes back until it is done. */
export const OpenAction = z.object({
  shortfallId: z.uuid(),
  action: z.string(),
  owner: z.string(),
  dueOn: Day.nullable(),
})
export type OpenAction = z.infer<typeof OpenAction>

const TeamLine = z.object({ teamId: z.uuid(), metrics: z.record(z.uuid(), z.int()), points: z.int() })

/**
 * One item of a meeting's running order, as everybody may see it on the wall: never a list of the last, never a
 * private word. Pledges and totals are not repeated here: the screen has them live.
 */
export const AgendaItem = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('roll_call'),
    onDuty: z.int(),
    absent: z.array(z.object({ participantId: z.uuid(), name: z.string(), kind: AbsenceKind })),
  }),
  z.object({ type: z.literal('slogan'), teams: z.array(z.object({ teamId: z.uuid(), slogan: z.string() })) }),
  z.object({ type: z.literal('rally'), words: z.string() }),
  /** Yesterday as a whole day; `since` is what the evening's report did not know yet. */
  z.object({
    type: z.literal('yesterday'),
    day: Day,
    teams: z.array(TeamLine),
    reportId: z.uuid().nullable(),
    since: z.object({ recorded: z.int(), withdrawn: z.int() }).nullable(),
  }),
  z.object({ type: z.literal('praise'), praises: z.array(PraiseView) }),
  z.object({ type: z.literal('pledges'), needed: z.record(z.uuid(), z.int()) }),
  z.object({
    type: z.literal('lesson'),
    lessonId: z.uuid(),
    title: z.string(),
    story: z.string(),
    remark: z.string(),
    author: z.string(),
  }),
  z.object({ type: z.literal('focus'), words: z.string(), actions: z.array(OpenAction) }),
  z.object({ type: z.literal('go') }),
  /** The evening: today against the pledges, kept ones named, teams' shares kept. */
  z.object({
    type: z.literal('result'),
    day: Day,
    teams: z.array(TeamLine.extend({ kept: z.int(), pledged: z.int() })),
    kept: z.array(z.object({ participantId: z.uuid(), name: z.string() })),
  }),
  z.object({
    type: z.literal('shortfalls'),
    gaps: z.array(
      z.object({
        metricId: z.uuid().nullable(),
        teamId: z.uuid().nullable(),
        area: z.string().nullable(),
        actual: z.int(),
        due: z.int(),
        cause: ShortfallCause.nullable(),
        action: z.string().nullable(),
      }),
    ),
  }),
  z.object({ type: z.literal('cases'), won: z.string(), lost: z.string(), lessons: z.string() }),
  z.object({
    type: z.literal('voices'),
    voices: z.array(z.object({ kind: z.string(), text: z.string(), count: z.int() })),
  }),
  z.object({ type: z.literal('tomorrow'), words: z.string() }),
])
export type AgendaItem = z.infer<typeof AgendaItem>

/** What everybody sees of a meeting; `item` is the one that is projected. */
export const MeetingView = z.object({
  id: z.uuid(),
  kind: MeetingKind,
  day: Day,
  status: MeetingStatus,
  item: z.int(),
  agenda: z.array(AgendaItem),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
})
export type MeetingView = z.infer<typeof MeetingView>
