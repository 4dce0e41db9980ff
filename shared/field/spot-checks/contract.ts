import { z } from 'zod'
import { Outcome } from '#shared/field/activities/outcomes'
import { Day, Instant } from '#shared/platform/time/time'

/** So many checks of a team are answered in a week, and no customer is called twice within so many days. */
export const SPOT_CHECKS = { perWeek: 3, restDays: 30 }

/** 属实, 不属实, 未接通: after the last one another is drawn. */
export const SpotCheckAnswer = z.enum(['true', 'untrue', 'unanswered'])
export type SpotCheckAnswer = z.infer<typeof SpotCheckAnswer>

/** Draws for the week that begins on that Monday, once. */
export const DrawChecksInput = z.strictObject({ week: Day })
export type DrawChecksInput = z.infer<typeof DrawChecksInput>

export const AnswerCheckInput = z.strictObject({ answer: SpotCheckAnswer })
export type AnswerCheckInput = z.infer<typeof AnswerCheckInput>

/** Whom to call, unmasked; null where it was erased meanwhile. */
export const CheckedCustomer = z.object({ name: z.string().nullable(), number: z.string().nullable() })
export type CheckedCustomer = z.infer<typeof CheckedCustomer>

/** One check, with its customer masked. */
export const SpotCheckView = z.object({
  id: z.uuid(),
  week: Day,
  teamId: z.uuid(),
  participant: z.string(),
  activityId: z.uuid(),
  businessDate: Day,
  outcome: Outcome.nullable(),
  customer: CheckedCustomer,
  /** Whether the number was shown to someone who calls. */
  isCalled: z.boolean(),
  answer: SpotCheckAnswer.nullable(),
  answeredAt: Instant.nullable(),
})
export type SpotCheckView = z.infer<typeof SpotCheckView>

/**
 * Of a team: what was checked so far and how much of it was true, and of what it did in the last seven days how much can
 * be checked, as it has a number to call.
 */
export const TeamChecks = z.object({
  teamId: z.uuid(),
  checked: z.int(),
  confirmed: z.int(),
  callable: z.int(),
  counted: z.int(),
})
export type TeamChecks = z.infer<typeof TeamChecks>

/** For those who call: the last week that is over, with the seed of its draw, and the checks of the last weeks. */
export const SpotCheckDesk = z.object({
  week: Day.nullable(),
  seed: z.string().nullable(),
  checks: z.array(SpotCheckView),
  teams: z.array(TeamChecks),
})
export type SpotCheckDesk = z.infer<typeof SpotCheckDesk>
