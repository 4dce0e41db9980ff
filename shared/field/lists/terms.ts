import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

/** 到期, 二次营销, 空白, 楼宇, 挽回, 转介绍, 商机. */
export const ListKind = z.enum(['expiry', 'upsell', 'blank', 'building', 'winback', 'referral', 'opportunity'])
export type ListKind = z.infer<typeof ListKind>

/** 先认领后分配; 派单, a list that arrives already assigned; or 商机, whose lines pass through steps. */
export const ListArrival = z.enum(['claimed', 'dispatched', 'steps'])
export type ListArrival = z.infer<typeof ListArrival>

/** 先到先得, or 轮选 on the projector. */
export const ClaimMode = z.enum(['first_come', 'draft'])
export type ClaimMode = z.infer<typeof ClaimMode>

/** A draft is read from its file and not open yet; a closed list takes nothing more. */
export const ListStatus = z.enum(['draft', 'open', 'closed'])
export type ListStatus = z.infer<typeof ListStatus>

/** What a customer is worth, A the most. */
export const CustomerValue = z.enum(['A', 'B', 'C', 'D'])
export type CustomerValue = z.infer<typeof CustomerValue>

const Cap = z.int().min(1).max(500)

/** What holds for a list from its opening on; it does not change afterwards. */
export const ListTerms = z.strictObject({
  claimMode: ClaimMode,
  /** Until then only who holds the territory of a line may claim it; null leaves the hour out. */
  ownAreaUntil: Instant.nullable(),
  /** When claiming ends, and what is left can be assigned. */
  closesAt: Instant,
  /** How many open lines of the list a person may claim, and of these how many of a value. */
  cap: Cap,
  capPerValue: z.partialRecord(CustomerValue, Cap),
  /** 保护期: working days without a touch after which a line goes back. */
  holdDays: z.int().min(1).max(60),
  /** Days after which the customers of the list are erased; null leaves it to the center. */
  retainDays: z.int().min(1).max(3650).nullable(),
})
export type ListTerms = z.infer<typeof ListTerms>

/** What holds where nothing else is chosen; the moments follow from the contest's calendar. */
export const DEFAULT_TERMS: Omit<ListTerms, 'ownAreaUntil' | 'closesAt'> = {
  claimMode: 'first_come',
  cap: 20,
  capPerValue: { A: 5 },
  holdDays: 7,
  retainDays: null,
}
/** Of the contest's clock: on the day of the opening, and on the next working day. */
export const DEFAULT_HOURS = { ownAreaUntil: '18:00', closesAt: '12:00' }
