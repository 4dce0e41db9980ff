import { z } from 'zod'

/** 查勘 → 报价 → 签约 → 施工 → 竣工. */
export const OPPORTUNITY_STEPS = ['survey', 'quote', 'contract', 'build', 'complete'] as const
export const OpportunityStep = z.enum(OPPORTUNITY_STEPS)
export type OpportunityStep = z.infer<typeof OpportunityStep>

export const placeOf = (step: OpportunityStep): number => OPPORTUNITY_STEPS.indexOf(step)

/** The step behind this one; none behind 竣工. */
export const stepAfter = (step: OpportunityStep): OpportunityStep | undefined => OPPORTUNITY_STEPS[placeOf(step) + 1]

/** Names of 政企 metrics, which count when the contract is signed unless the contest says otherwise. */
const BUSINESS = /政企|专线|双线|云|视联|物联|\b(leased|cloud|iot|dual)\b/i

/** At which step a metric of this name counts where nothing was chosen; most count at none. */
export const usualStep = (metric: string): OpportunityStep | null => (BUSINESS.test(metric) ? 'contract' : null)

/** Whether 报单 is due: the deal has come to the step at which its metric counts, and has no sale yet. */
export const isSaleDue = ({
  step,
  countsAt,
  dealId,
}: {
  step: OpportunityStep
  countsAt: OpportunityStep | null
  dealId: string | null
}): boolean => dealId === null && countsAt !== null && placeOf(step) >= placeOf(countsAt)
