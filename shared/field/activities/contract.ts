import { z } from 'zod'
import { CustomerPhone } from '#shared/ledger/customers/contract'
import { TapMoment } from '#shared/ledger/deals/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant, Month } from '#shared/platform/time/time'
import { ActivityFigure } from './figure'
import { Outcome } from './outcomes'

/** For so long an activity can be undone, and its outcome be changed. */
export const ACTIVITY_MINUTES = 10

/** 无对象: so many activities without an object count on one day. */
export const MOST_BARE = 5

const Customer = text(40)

const Said = {
  outcome: Outcome.optional(),
  /** 下次: the day on which it goes on. */
  nextOn: Day.optional(),
  /** 竞品与到期月. */
  rival: text(20).optional(),
  rivalUntil: Month.optional(),
  /** 愿介绍朋友. */
  refers: z.boolean().optional(),
  /** Whom it was with. Each customer counts once a day. */
  customer: Customer.optional(),
  /** Their number, which 抽查 may call. */
  phone: CustomerPhone.optional(),
}

/**
 * One activity of the caller. Without a `businessDate` it counts for the contest's day of the tap, and without a tap for
 * the day on which it arrives; on an earlier day it is 补录.
 */
export const CountActivityInput = z.strictObject({
  requestId: z.uuid(),
  activityId: z.uuid(),
  tapped: TapMoment.optional(),
  businessDate: Day.optional(),
  /** 包区 in which it was, where the caller holds several; none for a call. */
  territoryId: z.uuid().optional(),
  ...Said,
})
export type CountActivityInput = z.infer<typeof CountActivityInput>

/** What came of an activity of the caller; `entry` is the `requestId` it was counted with. */
export const SayOutcomeInput = z
  .strictObject({ requestId: z.uuid(), entry: z.uuid(), tapped: TapMoment.optional(), ...Said })
  .refine(
    ({ outcome, refers, customer, phone }) => [outcome, refers, customer, phone].some((said) => said !== undefined),
    { path: ['outcome'] },
  )
export type SayOutcomeInput = z.infer<typeof SayOutcomeInput>

export const UndoActivityInput = z.strictObject({
  requestId: z.uuid(),
  entry: z.uuid(),
  tapped: TapMoment.optional(),
})
export type UndoActivityInput = z.infer<typeof UndoActivityInput>

/** Where an activity comes from: a tap, a line of a list, a door, a sale of the same person, or a file. */
export const ActivitySource = z.enum(['tap', 'list', 'door', 'deal', 'import'])
export type ActivitySource = z.infer<typeof ActivitySource>

/** What counts: each object once, and of those without one the first five. */
export const countedOf = ({ objects, bare }: Pick<ActivityFigure, 'objects' | 'bare'>): number => objects + bare

/** An activity of the caller that is not undone; `isLate` is 补录. */
export const OwnActivity = z.object({
  requestId: z.uuid(),
  activityId: z.uuid(),
  businessDate: Day,
  at: Instant,
  isLate: z.boolean(),
  source: ActivitySource,
  hasObject: z.boolean(),
  outcome: Outcome.nullable(),
  nextOn: Day.nullable(),
})
export type OwnActivity = z.infer<typeof OwnActivity>

/** The caller's own day, the newest activities first, 20 at most; `week` is from Monday on. */
export const OwnActivities = z.object({
  day: Day,
  figures: z.array(ActivityFigure),
  week: z.array(ActivityFigure),
  entries: z.array(OwnActivity),
})
export type OwnActivities = z.infer<typeof OwnActivities>
