import { z } from 'zod'
import { PledgeState } from '#shared/ledger/deals/pledge-state'
import { Day } from '#shared/platform/time/time'

/** One deal of an import; the `import.recorded` that follows in the same unit says what it changed. */
export const ImportLine = z.object({ type: z.literal('import.line'), dealId: z.uuid() })

/** Deals from a file, silently: whose lines changed, and the states of pledges of `day`. */
export const ImportRecorded = z.object({
  type: z.literal('import.recorded'),
  deals: z.int(),
  day: Day,
  participantIds: z.array(z.uuid()),
  pledges: z.array(z.object({ participantId: z.uuid(), state: PledgeState })),
})
