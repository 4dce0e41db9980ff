import { z } from 'zod'

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

/** A proposed praise with its figures; accepted ones are in the agenda. */
export const PraiseProposal = PraiseView.omit({ words: true })
export type PraiseProposal = z.infer<typeof PraiseProposal>
