import { z } from 'zod'
import { MOST_ACTIVITIES, MOST_PER_DAY } from '#shared/contest/contests/activities'
import { CONTEST_LIMITS } from '#shared/contest/contests/limits'
import { PledgeState } from '#shared/ledger/deals/pledge-state'
import { MetricQuantity } from '#shared/ledger/deals/quantity'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { ActivityRatio } from './activity-ratio'
import { PledgeLock } from './pledge-lock'
import { PledgedActivities } from './pledged-activities'

const Sentence = text(60, { min: 0 })

/** A pledge for today, a raise after the lock, or an early pledge for the next working day. A metric left out is 0. */
export const PledgeInput = z.strictObject({
  day: Day,
  lines: z.array(MetricQuantity).min(1).max(CONTEST_LIMITS.metrics),
  /** Activities too; left out, they stay as they are. */
  activities: z
    .array(z.strictObject({ activityId: z.uuid(), count: z.int().min(1).max(MOST_PER_DAY) }))
    .max(MOST_ACTIVITIES)
    .optional(),
  sentence: Sentence,
  /** 求支撑: what help it needs; left out, it stays as it is. */
  support: text(40, { min: 0 }).optional(),
  /** Directors pledge for anyone else (代录), captains for their own team. */
  participantId: z.uuid().optional(),
})
export type PledgeInput = z.infer<typeof PledgeInput>

const Line = z.object({ metricId: z.uuid(), quantity: z.int() })

/** `lines` is the pledge at the lock, `raised` the full quantities after 加码; `isLate` is 补表态, never kept. */
export const PledgeView = z.object({
  participantId: z.uuid(),
  day: Day,
  lines: z.array(Line),
  raised: z.array(Line).nullable(),
  /** The quantities pledged the evening before, if any. */
  early: z.array(Line).nullable().default(null),
  /** What was sold on the day before it was made, where anything was: it does not keep the pledge. */
  soldBefore: z.array(Line).nullable().default(null),
  activities: PledgedActivities.nullable().default(null),
  sentence: z.string(),
  support: z.string().default(''),
  isLate: z.boolean(),
  /** 代录: who entered it for them; null for a pledge of one's own. */
  recordedBy: z.string().nullable().default(null),
  state: PledgeState,
  at: Instant,
})
export type PledgeView = z.infer<typeof PledgeView>

/** `yesterday` and `today` count each object once; `ratio` is null while there is too little to go by. */
export const ActivityHint = z.object({
  activityId: z.uuid(),
  yesterday: z.int(),
  today: z.int(),
  ratio: ActivityRatio.nullable(),
})
export type ActivityHint = z.infer<typeof ActivityHint>

/** Hints for choosing: the participant's yesterday, and what each metric needs today to be on schedule. */
export const MyPledgeView = z.object({
  day: Day,
  pledge: PledgeView.nullable(),
  isLocked: z.boolean(),
  isLateNow: z.boolean(),
  /** Why it is locked; null where it is not. */
  lockedBy: PledgeLock.nullable().default(null),
  lockTime: z.string(),
  /** What is sold today so far: what a first pledge made now does not count. */
  sold: z.array(Line).default([]),
  /** What it must be worth to count as kept, in points, and the average that this comes from. */
  floor: z.int(),
  average: z.number(),
  /** The early pledge for the next working day; null while it is not open. */
  tomorrow: z.object({ day: Day, pledge: PledgeView.nullable() }).nullable(),
  hints: z.array(
    z.object({
      metricId: z.uuid(),
      yesterday: z.int(),
      forTarget: z.int().nullable(),
      forChallenge: z.int().nullable(),
    }),
  ),
  /** What is counted of each activity today so far and keeps a pledge, and what it takes for a sale. */
  activities: z.array(ActivityHint).default([]),
})
export type MyPledgeView = z.infer<typeof MyPledgeView>

export const ListPledges = z.strictObject({ day: Day })
export type ListPledges = z.infer<typeof ListPledges>

/** The participant: directors may ask for anyone, captains for their own team. */
export const MyPledgeQuery = z.strictObject({ participantId: z.uuid().optional() })
export type MyPledgeQuery = z.infer<typeof MyPledgeQuery>

/** 表态兑现: how many pledges were kept, of those made by people on duty. */
export const PledgeRate = z.object({ kept: z.int(), pledged: z.int() })
export type PledgeRate = z.infer<typeof PledgeRate>

/** Of one day, or of all days before today where none is given. */
export const PledgeRatesQuery = z.strictObject({ day: Day.optional() })
export type PledgeRatesQuery = z.infer<typeof PledgeRatesQuery>

/** `people` holds everyone for directors, only the caller for others. */
export const PledgeRates = z.object({
  contest: PledgeRate,
  teams: z.array(PledgeRate.extend({ teamId: z.uuid() })),
  people: z.array(PledgeRate.extend({ participantId: z.uuid() })),
  /** Of the pledges of activities, which are counted apart; of the whole contest and of the same people. */
  activities: z
    .object({ contest: PledgeRate, people: z.array(PledgeRate.extend({ participantId: z.uuid() })) })
    .nullable()
    .default(null),
})
export type PledgeRates = z.infer<typeof PledgeRates>
