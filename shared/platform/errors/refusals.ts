import { contestRefusals } from './contest.refusals'
import { fieldRefusals } from './field.refusals'
import { ledgerRefusals } from './ledger.refusals'
import { platformRefusals } from './platform.refusals'
import type { Refusal } from './refusal'
import { ritualRefusals } from './ritual.refusals'

/** Every refusal of the server: one row each, kept in one file for each wing. */
export const REFUSALS = {
  ...platformRefusals,
  ...contestRefusals,
  ...ledgerRefusals,
  ...fieldRefusals,
  ...ritualRefusals,
} satisfies Record<string, Refusal>
