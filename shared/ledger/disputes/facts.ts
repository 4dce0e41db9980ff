import { z } from 'zod'
import { DealLine } from '#shared/ledger/deals/contract'
import { DisputeKind, DisputeOutcome } from './contract'

/** An objection to a deal, or two deals with one number (`otherDealId` is the earlier); `lines` are the deal's. */
export const DisputeOpened = z.object({
  type: z.literal('dispute.opened'),
  disputeId: z.uuid(),
  kind: DisputeKind,
  dealId: z.uuid(),
  otherDealId: z.uuid().nullable(),
  lines: z.array(DealLine),
})

/** The outcome, after the facts of the deals that it moved; `dealId` is the deal that moved, if one did. */
export const DisputeRuled = z.object({
  type: z.literal('dispute.ruled'),
  disputeId: z.uuid(),
  kind: DisputeKind,
  outcome: DisputeOutcome,
  reason: z.string(),
  dealId: z.uuid(),
  lines: z.array(DealLine),
})

/** Answered, or withdrawn by its author: screens reload their lists of disputes. */
export const DisputeChanged = z.object({ type: z.literal('dispute.changed'), disputeId: z.uuid() })
