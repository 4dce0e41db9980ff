import { z } from 'zod'
import { PledgeState } from './pledge'
import { Quantity } from './quantity'
import { Totals } from './standing'
import { Day, Instant } from './time'

/** How long a member may withdraw an own deal. */
export const WITHDRAWAL_MINUTES = 10
/** Above this quantity the form asks once more. */
export const ASK_AGAIN_ABOVE = 10

const Optional = (max: number) => z.string().trim().max(max).optional()

/** A metric or an offer, and how often; one object rather than a union, so that a wrong quantity is named as such. */
export const DealItem = z
  .strictObject({ metricId: z.uuid().optional(), offerId: z.uuid().optional(), quantity: Quantity })
  .refine((item) => (item.metricId === undefined) !== (item.offerId === undefined))
export type DealItem = z.infer<typeof DealItem>

/**
 * One sale. `requestId` makes a retry harmless; `businessDate` is the day of the tap in the contest's time zone.
 * Each item is a metric or an offer.
 */
export const RecordDealInput = z.strictObject({
  requestId: z.uuid(),
  businessDate: Day,
  items: z.array(DealItem).min(1).max(12),
  /** Only directors record for someone else. */
  participantId: z.uuid().optional(),
  /** 业务号码 or 受理单号. */
  reference: Optional(40),
  customerName: Optional(40),
  customerPhone: Optional(20),
  area: Optional(40),
  note: Optional(200),
})
export type RecordDealInput = z.infer<typeof RecordDealInput>

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
  lines: z.array(DealLine),
  /** The recorder's n-th deal of that day. */
  nthOfDay: z.int(),
  /** Own totals after this deal, of its day and of the whole contest. */
  day: Totals,
  whole: Totals,
  pledgeState: PledgeState.nullable(),
  /** 疑似撞单: another deal has the same reference number and metric. */
  isPossibleDuplicate: z.boolean(),
})
export type RecordedDeal = z.infer<typeof RecordedDeal>

export const WithdrawDealInput = z.strictObject({ reason: z.string().trim().min(1).max(100) })
export type WithdrawDealInput = z.infer<typeof WithdrawDealInput>

export const WithdrawalView = z.object({ reason: z.string(), at: Instant, by: z.string() })

/** A deal as its recorder and the directors see it; customers are masked for everyone else. */
export const DealView = z.object({
  id: z.uuid(),
  seq: z.int(),
  participantId: z.uuid(),
  participantName: z.string(),
  teamId: z.uuid(),
  recordedBy: z.string(),
  businessDate: Day,
  recordedAt: Instant,
  lines: z.array(DealLine),
  reference: z.string().nullable(),
  customerName: z.string().nullable(),
  customerPhone: z.string().nullable(),
  area: z.string().nullable(),
  note: z.string().nullable(),
  isPossibleDuplicate: z.boolean(),
  withdrawal: WithdrawalView.nullable(),
  canWithdraw: z.boolean(),
})
export type DealView = z.infer<typeof DealView>

/** Newest first; `before` pages on by fact number. Members see their own deals only. */
export const ListDeals = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  participantId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  metricId: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional(),
  isWithdrawn: z.enum(['true', 'false']).optional(),
})
export type ListDeals = z.infer<typeof ListDeals>

export const DealPage = z.object({ deals: z.array(DealView), next: z.int().nullable() })
export type DealPage = z.infer<typeof DealPage>
