import { z } from 'zod'
import { CONTEST_LIMITS } from '#shared/contest/contests/limits'
import { Totals } from '#shared/ledger/standings/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { PledgeState } from './pledge-state'
import { Quantity } from './quantity'
import { Numbers, Reference, ReviewView } from './review'

export { plainReference } from './review'

/** How long a member may withdraw an own deal. */
export const WITHDRAWAL_MINUTES = 10
/** Above this quantity the form asks once more, where the metric has no limit of its own. */
export const ASK_AGAIN_ABOVE = 10

const Optional = (max: number) => text(max, { min: 0 }).optional()

/** A metric or an offer, and how often; one object rather than a union, so that a wrong quantity is named as such. */
export const DealItem = z
  .strictObject({ metricId: z.uuid().optional(), offerId: z.uuid().optional(), quantity: Quantity })
  .refine((item) => (item.metricId === undefined) !== (item.offerId === undefined))
export type DealItem = z.infer<typeof DealItem>

/**
 * A tap as the device saw it; `aheadMs` is how far the server's clock was ahead of the device's when last heard of, `null`
 * on a device that never heard of it.
 */
export const TapMoment = z.strictObject({ at: Instant, aheadMs: z.int().nullable() })
export type TapMoment = z.infer<typeof TapMoment>

/** A tap this far in the future is no inaccuracy: the device's clock was set after the last word of the server. */
export const TAP_TOLERANCE_MS = 2 * 60_000

/** The moment of a tap on the server's clock. */
export const momentOf = ({ at, aheadMs }: TapMoment): Date => new Date(Date.parse(at) + (aheadMs ?? 0))

/**
 * One sale. `requestId` makes a retry harmless; without a `businessDate` it counts for the contest's day of the tap, and
 * without a tap for the day on which it arrives. Each item is a metric or an offer.
 */
export const RecordDealInput = z.strictObject({
  requestId: z.uuid(),
  businessDate: Day.optional(),
  tapped: TapMoment.optional(),
  items: z.array(DealItem).min(1).max(CONTEST_LIMITS.metrics),
  /** Directors and clerks record for anyone (代报), captains for their own team. */
  participantId: z.uuid().optional(),
  /** 协办: another participant of the same team, who gets half of the points; the odd one stays with the seller. */
  helperId: z.uuid().optional(),
  /** 业务号码 or 受理单号. */
  reference: Reference.optional(),
  /** Several numbers of one sale, `reference` among them or not. */
  numbers: Numbers.optional(),
  customerName: Optional(40),
  customerPhone: Optional(20),
  /** 包区 of the sale: without it the one that `area` names, or else the only one that its seller holds. */
  territoryId: z.uuid().optional(),
  area: Optional(40),
  note: Optional(200),
  /** What the sale grew from; of no meaning to the ledger itself. */
  originId: z.uuid().optional(),
})
export type RecordDealInput = z.infer<typeof RecordDealInput>

/** 群: where a sale was read from that was not typed into its form. */
export const DealSource = z.enum(['group'])
export type DealSource = z.infer<typeof DealSource>

export const DealLine = z.object({ metricId: z.uuid(), quantity: z.int(), points: z.int() })
export type DealLine = z.infer<typeof DealLine>

/** The answer to a recorded deal; a retry gets the very same one. */
export const RecordedDeal = z.object({
  id: z.uuid(),
  contestId: z.uuid(),
  seq: z.int(),
  participantId: z.uuid(),
  teamId: z.uuid(),
  businessDate: Day,
  recordedAt: Instant,
  /** What counts from now on, with the points of seller and helper together. */
  lines: z.array(DealLine),
  /** 待激活: what counts once it is activated. */
  pending: z.array(DealLine).optional(),
  /** 待核: what counts once it has its numbers or is confirmed. */
  held: z.array(DealLine).optional(),
  /** 协办, with the helper's part of the points. */
  helper: z.object({ participantId: z.uuid(), points: z.int() }).optional(),
  /** The recorder's n-th deal of that day; 0 where nothing counts so far. */
  nthOfDay: z.int(),
  /** Own totals after this deal, of its day and of the whole contest. */
  day: Totals,
  whole: Totals,
  pledgeState: PledgeState.nullable(),
  /** 疑似撞单: another deal has the same reference number and metric. */
  isPossibleDuplicate: z.boolean(),
})
export type RecordedDeal = z.infer<typeof RecordedDeal>

export const WithdrawDealInput = z.strictObject({ reason: text(100) })
export type WithdrawDealInput = z.infer<typeof WithdrawDealInput>

export const WithdrawalView = z.object({ reason: z.string(), at: Instant, by: z.string() })

/** 退订: the whole deal where no lines are named; `day` is when it became known, today where it is left out. */
export const CancelDealInput = z.strictObject({
  lines: z.array(z.int().min(0)).min(1).max(60).optional(),
  day: Day.optional(),
  reason: text(100),
})
export type CancelDealInput = z.infer<typeof CancelDealInput>

/** 激活: all waiting lines where none are named; they count on `day`, today where it is left out. */
export const ActivateDealInput = z.strictObject({
  lines: z.array(z.int().min(0)).min(1).max(60).optional(),
  day: Day.optional(),
})
export type ActivateDealInput = z.infer<typeof ActivateDealInput>

/** 改判: the member who receives the effective rest of the deal, on the same business date. */
export const ReassignDealInput = z.strictObject({
  participantId: z.uuid(),
  reason: text(100),
})
export type ReassignDealInput = z.infer<typeof ReassignDealInput>

/** The id of the deal recorded for the new member. */
export const ReassignedDeal = z.object({ dealId: z.uuid() })
export type ReassignedDeal = z.infer<typeof ReassignedDeal>

/** The state of a line: it counts, is pending, is held (待核), was cancelled, or was reversed (withdrawn or reassigned). */
export const LineState = z.enum(['counted', 'pending', 'held', 'cancelled', 'taken_back'])
export type LineState = z.infer<typeof LineState>

/** A line of a deal under its number; `countedOn` is the day it counts for, the activation's where it had to wait. */
export const DealLineView = DealLine.extend({ line: z.int(), state: LineState, countedOn: Day.nullable() })
export type DealLineView = z.infer<typeof DealLineView>

/** One cancellation of a deal, with the numbers of its lines. */
export const CancellationView = z.object({
  day: Day,
  lines: z.array(z.int()),
  reason: z.string(),
  at: Instant,
  by: z.string(),
})
export type CancellationView = z.infer<typeof CancellationView>

/** 改判: on the reversed deal `dealId` is its replacement, on the replacement it is the reversed deal. */
export const ReassignmentView = z.object({
  dealId: z.uuid(),
  participantId: z.uuid(),
  name: z.string(),
  reason: z.string(),
  at: Instant,
  by: z.string(),
})
export type ReassignmentView = z.infer<typeof ReassignmentView>

/** A deal; its customer is whole for its seller and masked for everyone else, which `canReveal` lets directors and clerks lift. */
export const DealView = z.object({
  id: z.uuid(),
  seq: z.int(),
  participantId: z.uuid(),
  participantName: z.string(),
  teamId: z.uuid(),
  recordedBy: z.string(),
  /** 代报: recorded by another person than the seller. */
  isForOther: z.boolean(),
  /** 群: read from a pasted message of the group. */
  source: DealSource.nullable().default(null),
  businessDate: Day,
  recordedAt: Instant,
  lines: z.array(DealLineView),
  /** 协办. */
  helper: z.object({ participantId: z.uuid(), name: z.string(), points: z.int() }).nullable(),
  /** The first of its numbers. */
  reference: z.string().nullable(),
  numbers: z.array(z.string()),
  /** 待核. */
  review: ReviewView.nullable(),
  /** The day at whose noon a sale without its number becomes 待核; null where it needs none, has one or is 待核. */
  numberDueOn: Day.nullable(),
  customerName: z.string().nullable(),
  customerPhone: z.string().nullable(),
  canReveal: z.boolean(),
  area: z.string().nullable(),
  /** 包区, by its name. */
  territory: z.string().nullable().default(null),
  note: z.string().nullable(),
  isPossibleDuplicate: z.boolean(),
  withdrawal: WithdrawalView.nullable(),
  cancellations: z.array(CancellationView),
  reassignedTo: ReassignmentView.nullable(),
  reassignedFrom: ReassignmentView.nullable(),
  canWithdraw: z.boolean(),
  canCancel: z.boolean(),
  canReassign: z.boolean(),
  canActivate: z.boolean(),
  canConfirm: z.boolean(),
  canAddNumbers: z.boolean(),
})
export type DealView = z.infer<typeof DealView>

/** Newest first; `before` pages on by fact number. Members see their own deals, and those they recorded for others. */
export const ListDeals = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  participantId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  metricId: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional(),
  isWithdrawn: z.enum(['true', 'false']).optional(),
  /** 待激活 only. */
  isPending: z.enum(['true']).optional(),
  /** 待核 only. */
  isHeld: z.enum(['true']).optional(),
  /** 缺号码 only: sales that lack the number which they need, 待核 ones among them. */
  lacksNumber: z.enum(['true']).optional(),
})
export type ListDeals = z.infer<typeof ListDeals>

/** A search in the ledger; it travels in the body, so that no customer's name is part of an address or a log line. */
export const FindDeals = ListDeals.extend({ words: text(60) })
export type FindDeals = z.infer<typeof FindDeals>

export const DealPage = z.object({ deals: z.array(DealView), next: z.int().nullable() })
export type DealPage = z.infer<typeof DealPage>
