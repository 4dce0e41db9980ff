import { z } from 'zod'
import { Day } from '#shared/platform/time/time'
import { DealLine } from './contract'
import { PledgeState } from './pledge-state'

/** What every fact about a deal says; the state of the pledge is that after it. */
const OfDeal = z.object({
  dealId: z.uuid(),
  participantId: z.uuid(),
  businessDate: Day,
  lines: z.array(DealLine),
  helperId: z.uuid().optional(),
  /** Earlier versions stored its totals too. */
  team: z.object({ teamId: z.uuid() }),
  pledgeState: PledgeState.nullable(),
})

/** `lines` are negative; `pending` were not counted yet. */
const ReversedDeal = OfDeal.extend({ pending: z.array(DealLine).optional() })

export const DealRecorded = OfDeal.extend({
  type: z.literal('deal.recorded'),
  name: z.string(),
  /** 待激活, shown next to the score. */
  pending: z.array(DealLine).optional(),
  /** 改判: the deal that this one replaces. */
  reassigns: z.uuid().optional(),
  nthOfDay: z.int(),
  /** Back-dated, imported or reassigned: the boards move without celebration. */
  isSilent: z.boolean(),
  /** 破零. */
  isFirstOfDay: z.boolean(),
})

/** 撤单, on the business date of the deal. */
export const DealWithdrawn = ReversedDeal.extend({ type: z.literal('deal.withdrawn') })

/** 退订, on the day it became known. */
export const DealCancelled = ReversedDeal.extend({ type: z.literal('deal.cancelled') })

/** 激活: pending lines count on `businessDate`. */
export const DealActivated = OfDeal.extend({ type: z.literal('deal.activated'), name: z.string() })

/**
 * 待核: the deal counts for nothing until it is checked. `lines` are what the totals lose, negative; none where the deal was
 * recorded as 待核. What waits is only in the lists of the seller and the ledger keepers.
 */
export const DealHeld = OfDeal.extend({ type: z.literal('deal.held') })

/** 待核 is over: the deal counts again, as it was recorded and told before. */
export const DealConfirmed = OfDeal.extend({ type: z.literal('deal.confirmed') })

/** 改判: the deal leaves this name; the deal that replaces it is recorded silently right after. */
export const DealReassigned = ReversedDeal.extend({
  type: z.literal('deal.reassigned'),
  toParticipantId: z.uuid(),
  toName: z.string(),
})

export const LeadChanged = z.object({
  type: z.literal('lead.changed'),
  teamId: z.uuid(),
  overTeamId: z.uuid(),
  by: z.int(),
})

export const GoalReached = z.object({
  type: z.literal('goal.reached'),
  teamId: z.uuid(),
  metricId: z.uuid().nullable(),
  level: z.enum(['target', 'challenge']),
  value: z.int(),
})

/** 全队破零: everyone of the team has sold today. */
export const TeamOpened = z.object({ type: z.literal('team.opened'), teamId: z.uuid(), day: Day })
