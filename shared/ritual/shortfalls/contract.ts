import { z } from 'zod'
import { Segment } from '#shared/contest/territories/contract'
import { text, verbatim } from '#shared/platform/text/text'
import { Day } from '#shared/platform/time/time'

export const ShortfallCause = z.enum(['leads', 'pitch', 'policy', 'time', 'other'])
export type ShortfallCause = z.infer<typeof ShortfallCause>

/**
 * The cause that figures propose (`policy` is 政策或时间, where both are usual): what was counted today of visits and
 * calls and what is usual for so many people, and how many were sold for each of them, today and usually.
 */
export const ProposedCause = z.object({
  cause: z.enum(['leads', 'pitch', 'policy']),
  counted: z.int(),
  usual: z.number(),
  rate: z.number(),
  usualRate: z.number(),
})
export type ProposedCause = z.infer<typeof ProposedCause>

/** What a gap is about: a metric (null: points) of a team (null: the contest), of a segment, or of a territory by its name. */
export const GapKey = z.strictObject({
  metricId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  area: text(40, { min: 0, plain: verbatim }).nullable(),
  territoryId: z.uuid().nullable().default(null),
  segment: Segment.nullable().default(null),
})
export type GapKey = z.infer<typeof GapKey>

/** Today's figures of a gap: `due` by the schedule (whole contest), `pledged` and `sold` of today, and 7 days' sales. */
export const GapFigures = z.object({
  actual: z.int(),
  due: z.int(),
  pledged: z.int(),
  sold: z.int(),
  trend: z.array(z.object({ day: Day, quantity: z.int() })),
  /** Visits to the territory or segment in these 7 days; null elsewhere, and where the contest counts no activities. */
  visits: z.int().nullable().default(null),
})
export type GapFigures = z.infer<typeof GapFigures>

/** 短板 for directors, biggest gap first; `id` once it was discussed. `share` is the missing share of `due`. */
export const ShortfallView = GapFigures.extend({
  id: z.uuid().nullable(),
  ...GapKey.shape,
  share: z.number(),
  /** Null while there is too little to go by, and for places. */
  proposed: ProposedCause.nullable().default(null),
  cause: ShortfallCause.nullable(),
  action: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  dueOn: Day.nullable(),
})
export type ShortfallView = z.infer<typeof ShortfallView>

/** The cause and the action against a gap, with its owner and due date; an omitted property stays unchanged. */
export const SayShortfallInput = z.strictObject({
  ...GapKey.shape,
  cause: ShortfallCause.nullable().optional(),
  action: text(200, { min: 0 }).nullable().optional(),
  ownerId: z.uuid().nullable().optional(),
  dueOn: Day.nullable().optional(),
})
export type SayShortfallInput = z.infer<typeof SayShortfallInput>

/** An action that an evening decided on; every meeting lists it until it is done. */
export const OpenAction = z.object({
  shortfallId: z.uuid(),
  action: z.string(),
  owner: z.string(),
  dueOn: Day.nullable(),
})
export type OpenAction = z.infer<typeof OpenAction>
