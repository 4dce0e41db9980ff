import { z } from 'zod'
import { MetricQuantity } from './quantity'
import { Day, Instant } from './time'

const Sentence = z.string().trim().max(60)

/** A pledge for today, or a raise after the lock. A metric left out is pledged at 0. */
export const PledgeInput = z.strictObject({
  day: Day,
  lines: z.array(MetricQuantity).min(1).max(12),
  sentence: Sentence,
  /** Only directors pledge for someone else (代录). */
  participantId: z.uuid().optional(),
})
export type PledgeInput = z.infer<typeof PledgeInput>

/** On the wall no one's shortfall is shown: pledged, has begun to sell, or kept. */
export const PledgeState = z.enum(['pledged', 'sprinting', 'kept'])
export type PledgeState = z.infer<typeof PledgeState>

const Line = z.object({ metricId: z.uuid(), quantity: z.int() })

/** `lines` is what stood at the lock, `raised` the whole raised quantities (加码); `isLate` is 补表态, never kept. */
export const PledgeView = z.object({
  participantId: z.uuid(),
  day: Day,
  lines: z.array(Line),
  raised: z.array(Line).nullable(),
  sentence: z.string(),
  isLate: z.boolean(),
  state: PledgeState,
  at: Instant,
})
export type PledgeView = z.infer<typeof PledgeView>

/** What helps one to choose: own yesterday, and what each metric needs today to be level with the schedule. */
export const MyPledgeView = z.object({
  day: Day,
  pledge: PledgeView.nullable(),
  isLocked: z.boolean(),
  isLateNow: z.boolean(),
  lockTime: z.string(),
  hints: z.array(
    z.object({
      metricId: z.uuid(),
      yesterday: z.int(),
      forTarget: z.int().nullable(),
      forChallenge: z.int().nullable(),
    }),
  ),
})
export type MyPledgeView = z.infer<typeof MyPledgeView>

export const ListPledges = z.strictObject({ day: Day })
export type ListPledges = z.infer<typeof ListPledges>

/** Only directors look at someone else's. */
export const MyPledgeQuery = z.strictObject({ participantId: z.uuid().optional() })
export type MyPledgeQuery = z.infer<typeof MyPledgeQuery>
