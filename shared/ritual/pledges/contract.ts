import { z } from 'zod'
import { PledgeState } from '#shared/ledger/deals/pledge-state'
import { MetricQuantity } from '#shared/ledger/deals/quantity'
import { Day, Instant } from '#shared/platform/time/time'

const Sentence = z.string().trim().max(60)

/** A pledge for today, a raise after the lock, or an early pledge for the next working day. A metric left out is 0. */
export const PledgeInput = z.strictObject({
  day: Day,
  lines: z.array(MetricQuantity).min(1).max(12),
  sentence: Sentence,
  /** Directors pledge for anyone else (代录), captains for their own team. */
  participantId: z.uuid().optional(),
})
export type PledgeInput = z.infer<typeof PledgeInput>

const Line = z.object({ metricId: z.uuid(), quantity: z.int() })

/** `lines` is what stood at the lock, `raised` the whole raised quantities (加码); `isLate` is 补表态, never kept. */
export const PledgeView = z.object({
  participantId: z.uuid(),
  day: Day,
  lines: z.array(Line),
  raised: z.array(Line).nullable(),
  /** What was said the evening before, if anything. */
  early: z.array(Line).nullable().default(null),
  sentence: z.string(),
  isLate: z.boolean(),
  /** 代录: who said it for them; null for whoever pledged themself. */
  recordedBy: z.string().nullable().default(null),
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
  /** What it has to be worth to count as kept, in points (quantity where all points are 1), and the average behind. */
  floor: z.int(),
  average: z.number(),
  /** The next working day's early pledge: what was said so far; null while it is not open. */
  tomorrow: z.object({ day: Day, pledge: PledgeView.nullable() }).nullable(),
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

/** Whom it is for: directors look at anyone's, captains at their own team's. */
export const MyPledgeQuery = z.strictObject({ participantId: z.uuid().optional() })
export type MyPledgeQuery = z.infer<typeof MyPledgeQuery>

/** 表态兑现: how many pledges were kept, of those made by people on duty. */
export const PledgeRate = z.object({ kept: z.int(), pledged: z.int() })
export type PledgeRate = z.infer<typeof PledgeRate>

/** Of one day, or of all days before today where none is given. */
export const PledgeRatesQuery = z.strictObject({ day: Day.optional() })
export type PledgeRatesQuery = z.infer<typeof PledgeRatesQuery>

/** `people` holds oneself only, or everybody for directors. */
export const PledgeRates = z.object({
  contest: PledgeRate,
  teams: z.array(PledgeRate.extend({ teamId: z.uuid() })),
  people: z.array(PledgeRate.extend({ participantId: z.uuid() })),
})
export type PledgeRates = z.infer<typeof PledgeRates>
