import { z } from 'zod'
import { DealLine } from '#shared/ledger/deals/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

/** `objection`: a member of the centre doubts a deal; `collision` is 撞单, two deals with one number and metric. */
export const DisputeKind = z.enum(['objection', 'collision'])
export type DisputeKind = z.infer<typeof DisputeKind>

export const DisputeState = z.enum(['open', 'ruled', 'withdrawn'])
export type DisputeState = z.infer<typeof DisputeState>

/** The effect of a ruling: the deals stay unchanged, one is reversed, or one moves to another member (改判). */
export const DisputeOutcome = z.enum(['stands', 'taken_back', 'reassigned'])
export type DisputeOutcome = z.infer<typeof DisputeOutcome>

const Sentence = text(100)

export const OpenDisputeInput = z.strictObject({ dealId: z.uuid(), sentence: Sentence })
export type OpenDisputeInput = z.infer<typeof OpenDisputeInput>

/** What the seller of a disputed deal says to it. */
export const AnswerDisputeInput = z.strictObject({ answer: Sentence })
export type AnswerDisputeInput = z.infer<typeof AnswerDisputeInput>

/**
 * 裁定. `dealId` is the deal that is reversed or moves. In a collision, moving one deal reverses the other, so that one
 * reference number belongs to one sale.
 */
export const RuleDisputeInput = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('stands'), reason: Sentence }),
  z.strictObject({ outcome: z.literal('taken_back'), dealId: z.uuid(), reason: Sentence }),
  z.strictObject({ outcome: z.literal('reassigned'), dealId: z.uuid(), participantId: z.uuid(), reason: Sentence }),
])
export type RuleDisputeInput = z.infer<typeof RuleDisputeInput>

/** A deal as every participant may see it; `details` only for ledger keepers and its seller. */
export const DisputedDeal = z.object({
  id: z.uuid(),
  seq: z.int(),
  participantId: z.uuid(),
  participantName: z.string(),
  teamId: z.uuid(),
  businessDate: Day,
  recordedAt: Instant,
  /** What was sold, whatever has become of it. */
  lines: z.array(DealLine),
  isTakenBack: z.boolean(),
  answer: z.string().nullable(),
  canAnswer: z.boolean(),
  details: z
    .object({
      recordedBy: z.string(),
      reference: z.string().nullable(),
      customerName: z.string().nullable(),
      customerPhone: z.string().nullable(),
      area: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
})
export type DisputedDeal = z.infer<typeof DisputedDeal>

/** A ruling and its reason, public within the contest; `dealId` is the deal that went, `toName` to whom. */
export const RulingView = z.object({
  outcome: DisputeOutcome,
  reason: z.string(),
  by: z.string(),
  dealId: z.uuid().nullable(),
  toName: z.string().nullable(),
})
export type RulingView = z.infer<typeof RulingView>

/** A dispute with its deals, the earlier first. Only its opener and ledger keepers see who opened it. */
export const DisputeView = z.object({
  id: z.uuid(),
  kind: DisputeKind,
  state: DisputeState,
  deals: z.array(DisputedDeal).min(1),
  sentence: z.string(),
  openedBy: z.string().nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  ruling: RulingView.nullable(),
  canWithdraw: z.boolean(),
  canRule: z.boolean(),
})
export type DisputeView = z.infer<typeof DisputeView>

/** All that are open, the longest waiting first, and the newest of the others; `openOnly` leaves those out. */
export const ListDisputes = z.strictObject({ openOnly: z.enum(['true']).optional() })
export type ListDisputes = z.infer<typeof ListDisputes>
