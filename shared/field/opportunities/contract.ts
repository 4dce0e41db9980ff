import { z } from 'zod'
import { CONTEST_LIMITS } from '#shared/contest/contests/limits'
import { MOST_MONTHLY_FEN } from '#shared/field/proposals/contract'
import { CustomerPhone } from '#shared/ledger/customers/contract'
import { TapMoment } from '#shared/ledger/deals/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { OPPORTUNITY_STEPS, OpportunityStep } from './steps'

/** For so long a step can be undone by who took it. */
export const STEP_MINUTES = 10

const Written = {
  customer: text(40),
  phone: CustomerPhone.optional(),
  /** What the customer may buy. */
  what: text(60),
  /** What it would bring a month, in 分. */
  feeFen: z.int().min(0).max(MOST_MONTHLY_FEN).optional(),
  nextOn: Day.optional(),
  /** The metric that the deal would count for. */
  metricId: z.uuid().optional(),
}

/** 商机: a deal that takes several steps. `id` makes a retry harmless. */
export const OpenOpportunityInput = z.strictObject({ id: z.uuid(), ...Written })
export type OpenOpportunityInput = z.infer<typeof OpenOpportunityInput>

/** All that is written about it; a phone that is left out stays as it is. */
export const ChangeOpportunityInput = z.strictObject(Written)
export type ChangeOpportunityInput = z.infer<typeof ChangeOpportunityInput>

/** To any step, forward or back; one that was lost is open again. Without a `nextOn` the next date is settled. */
export const MoveInput = z.strictObject({
  requestId: z.uuid(),
  tapped: TapMoment.optional(),
  step: OpportunityStep,
  nextOn: Day.optional(),
})
export type MoveInput = z.infer<typeof MoveInput>

export const LoseOpportunityInput = z.strictObject({
  requestId: z.uuid(),
  tapped: TapMoment.optional(),
  reason: text(100),
})
export type LoseOpportunityInput = z.infer<typeof LoseOpportunityInput>

/** `entry` is the `requestId` of the step that is undone. */
export const UndoStepInput = z.strictObject({ requestId: z.uuid(), tapped: TapMoment.optional(), entry: z.uuid() })
export type UndoStepInput = z.infer<typeof UndoStepInput>

export const GiveInput = z.strictObject({ requestId: z.uuid(), participantId: z.uuid() })
export type GiveInput = z.infer<typeof GiveInput>

/** What a line of its history says: opened, moved, lost, a step undone, a sale linked or withdrawn, given to another member. */
export const OpportunityAct = z.enum(['opened', 'moved', 'lost', 'undone', 'sold', 'unsold', 'given'])
export type OpportunityAct = z.infer<typeof OpportunityAct>

/** A name is whole for its member and the back office; the number is masked for all, and null once it was erased. */
export const OpportunityView = z.object({
  id: z.uuid(),
  participantId: z.uuid(),
  customer: z.string().nullable(),
  number: z.string().nullable(),
  what: z.string(),
  feeFen: z.int().nullable(),
  step: OpportunityStep,
  isLost: z.boolean(),
  reason: z.string().nullable(),
  nextOn: Day.nullable(),
  metricId: z.uuid().nullable(),
  /** The step at which its metric counts. */
  countsAt: OpportunityStep.nullable(),
  dealId: z.uuid().nullable(),
  steppedAt: Instant,
  /** The caller's own last step, as long as it can be undone. */
  undoable: z.uuid().nullable(),
})
export type OpportunityView = z.infer<typeof OpportunityView>

/** 我的商机: the next date first, overdue ones before all others; what is lost or complete comes last, 50 at most. */
export const OwnOpportunities = z.object({ day: Day, opportunities: z.array(OpportunityView) })
export type OwnOpportunities = z.infer<typeof OwnOpportunities>

/** At which step of a deal each metric counts; null at none. */
export const CountingStep = z.object({ metricId: z.uuid(), step: OpportunityStep.nullable() })
export type CountingStep = z.infer<typeof CountingStep>
export const SetCountingStepsInput = z.strictObject({
  steps: z.array(z.strictObject(CountingStep.shape)).max(CONTEST_LIMITS.metrics),
})
export type SetCountingStepsInput = z.infer<typeof SetCountingStepsInput>

/** What is open at a step: how many, and what they would bring a month. */
export const StepSum = z.object({ step: OpportunityStep, count: z.int(), feeFen: z.int() })
export type StepSum = z.infer<typeof StepSum>

/**
 * How many of a team's came to each step or beyond, lost ones too. Null where fewer than two people of it have any, as
 * the figures would be those of a person.
 */
export const TeamSteps = z.object({
  teamId: z.uuid(),
  reached: z
    .object(Object.fromEntries(OPPORTUNITY_STEPS.map((step) => [step, z.int()])) as Record<OpportunityStep, z.ZodInt>)
    .nullable(),
})
export type TeamSteps = z.infer<typeof TeamSteps>

export const OpportunityDesk = z.object({
  day: Day,
  opportunities: z.array(OpportunityView),
  sums: z.array(StepSum),
  lost: z.int(),
  teams: z.array(TeamSteps),
  counting: z.array(CountingStep),
})
export type OpportunityDesk = z.infer<typeof OpportunityDesk>

export const RevealedCustomer = z.object({ number: z.string() })
export type RevealedCustomer = z.infer<typeof RevealedCustomer>

/** A sheet of all of them, for directors and clerks. */
export const OpportunitiesExportQuery = z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') })
export type OpportunitiesExportQuery = z.infer<typeof OpportunitiesExportQuery>
