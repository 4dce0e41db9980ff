import { z } from 'zod'
import { text, verbatim } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

/** What changed for someone who fell behind. */
export const SupportChange = z.enum(['fewer_deals', 'metric', 'area'])
export type SupportChange = z.infer<typeof SupportChange>

/** Who fell behind, since when, by how much (5 working days against the 5 before, in points), and what changed. */
export const SupportFigures = z.object({
  since: Day,
  recent: z.int(),
  before: z.int(),
  change: SupportChange,
  metricId: z.uuid().nullable(),
  area: z.string().nullable(),
  /** How many points are surely enough for the public list; null on it, and among few people. */
  toHalf: z.int().nullable(),
})
export type SupportFigures = z.infer<typeof SupportFigures>

/** 帮扶, for directors only. `id` once something was done; The buddy is proposed until a director chose one. */
export const SupportView = SupportFigures.extend({
  id: z.uuid().nullable(),
  participantId: z.uuid(),
  buddyId: z.uuid().nullable(),
  lessonId: z.uuid().nullable(),
  lessonTitle: z.string().nullable(),
  note: z.string(),
  talkedAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  readAt: Instant.nullable(),
})
export type SupportView = z.infer<typeof SupportView>

/** `was` is the note that the director saw: another one meanwhile is refused with `field_changed`. */
export const AmendSupportInput = z.strictObject({
  day: Day,
  note: z.strictObject({ value: text(400, { min: 0 }), was: text(400, { min: 0, plain: verbatim }) }).optional(),
  buddyId: z.uuid().nullable().optional(),
  lessonId: z.uuid().nullable().optional(),
})
export type AmendSupportInput = z.infer<typeof AmendSupportInput>

/** What is thin in one's own days: too few visits and calls, always the same customers, or none that sign. */
export const ThinStep = z.enum(['few', 'same', 'no_sale'])
export type ThinStep = z.infer<typeof ThinStep>

/** A private card as its member sees it; it names only the helper. */
export const SupportCardView = z.object({
  id: z.uuid(),
  day: Day,
  toHalf: z.int().nullable(),
  metricId: z.uuid().nullable(),
  buddy: z.string().nullable(),
  lessonId: z.uuid().nullable(),
  lessonTitle: z.string().nullable(),
  thin: ThinStep.nullable().default(null),
  sentAt: Instant,
  readAt: Instant.nullable(),
})
export type SupportCardView = z.infer<typeof SupportCardView>

export const CardsQuery = z.strictObject({ contestId: z.uuid() })
export type CardsQuery = z.infer<typeof CardsQuery>
