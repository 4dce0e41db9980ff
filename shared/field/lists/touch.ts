import { z } from 'zod'
import { ActivityKind } from '#shared/contest/contests/activities'
import { Outcome } from '#shared/field/activities/outcomes'
import { text } from '#shared/platform/text/text'
import { Day } from '#shared/platform/time/time'
import { LineView } from './contract'
import { LineClosed } from './elsewhere'

/** Whole numbers that a person may see on one day. */
export const MOST_REVEALS = 50

/** So many touches in a row without reaching anyone do not renew a hold. */
export const MISSES_TO_LAPSE = 2

/** A line for its holder or the back office: with what was last heard, and what the contest counts. */
export const LineDetail = z.object({
  line: LineView,
  outcome: Outcome.nullable(),
  words: z.string().nullable(),
  /** Whether the caller holds it, and so may work on it. */
  isOwn: z.boolean(),
  /** Set where another person or channel closed it while the caller held it. */
  closed: LineClosed.nullable(),
  activities: z.array(z.object({ id: z.uuid(), name: z.string(), kind: ActivityKind })),
})
export type LineDetail = z.infer<typeof LineDetail>

/** The whole number, and how many more the caller may see today. */
export const RevealedNumber = z.object({ number: z.string(), left: z.int() })
export type RevealedNumber = z.infer<typeof RevealedNumber>

/** 记拜访: what came of it; it counts as an activity of the contest where one is named. */
export const TouchInput = z.strictObject({
  requestId: z.uuid(),
  activityId: z.uuid().optional(),
  outcome: Outcome,
  nextOn: Day.optional(),
  words: text(140, { min: 0 }).default(''),
})
export type TouchInput = z.infer<typeof TouchInput>

/** 不办: the customer says no, and the line is closed. */
export const LoseInput = z.strictObject({ requestId: z.uuid(), reason: text(100) })
export type LoseInput = z.infer<typeof LoseInput>
