import { z } from 'zod'
import { AbsenceKind } from '#shared/contest/duty/contract'
import { Day, Instant } from '#shared/platform/time/time'
import { ShortfallCause, ShortfallView } from '#shared/ritual/shortfalls/contract'

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
    /** 流动红旗, at the first meeting of a week: which team won the last one. */
    flagTeamId: z.uuid().optional(),
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

/** What directors write into a meeting; `lesson` holds the id of the lesson of the day, or nothing for none. */
export const MeetingField = z.enum(['rally', 'focus', 'lesson', 'won', 'lost', 'lessons', 'tomorrow'])
export type MeetingField = z.infer<typeof MeetingField>

/** As it stands: `revision` 0 is what was prepared, and whoever writes says which revision was seen. */
export const MeetingFieldView = z.object({
  field: MeetingField,
  value: z.string(),
  revision: z.int(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
})
export type MeetingFieldView = z.infer<typeof MeetingFieldView>

/** Refused with `field_changed` where another revision stands; the refusal's `changed` is the field as it stands. */
export const WriteFieldInput = z.strictObject({ value: z.string().trim().max(2_000), revision: z.int().min(0) })
export type WriteFieldInput = z.infer<typeof WriteFieldInput>

export const ShowItemInput = z.strictObject({ item: z.int().min(0).max(20) })
export type ShowItemInput = z.infer<typeof ShowItemInput>

/** Praise by proposal, or in own words for what no figure shows. */
export const AddPraiseInput = z.strictObject({
  participantId: z.uuid(),
  reason: PraiseReason,
  metricId: z.uuid().nullable(),
  words: z.string().trim().max(200),
})
export type AddPraiseInput = z.infer<typeof AddPraiseInput>

/** A proposed praise, with its figures; the ones that were taken over are in the agenda. */
export const PraiseProposal = PraiseView.omit({ words: true })
export type PraiseProposal = z.infer<typeof PraiseProposal>

const Quantities = z.record(z.uuid(), z.int())

/** What is kept of a closed meeting: its agenda as it was, who was there, and what was pledged of what was needed. */
export const MeetingMinutes = z.object({
  agenda: z.array(AgendaItem),
  onDuty: z.array(z.string()),
  pledged: z.int(),
  quantities: Quantities,
  closedBy: z.string(),
})
export type MeetingMinutes = z.infer<typeof MeetingMinutes>

/**
 * The director's desk for one meeting: what everybody sees, and behind it what may be edited. `people` is everyone in
 * the contest on that day in seat order, today's result against the pledge included; kept ones first in the evening.
 */
export const MeetingDesk = z.object({
  view: MeetingView,
  fields: z.array(MeetingFieldView),
  people: z.array(
    z.object({
      participantId: z.uuid(),
      absence: AbsenceKind.nullable(),
      pledged: Quantities.nullable(),
      sold: Quantities,
      isKept: z.boolean(),
    }),
  ),
  proposals: z.array(PraiseProposal),
  /** Lessons that may be the lesson of the day, the proposed one first. */
  lessons: z.array(z.object({ lessonId: z.uuid(), title: z.string(), uses: z.int() })),
  shortfalls: z.array(ShortfallView),
  minutes: MeetingMinutes.nullable(),
})
export type MeetingDesk = z.infer<typeof MeetingDesk>
