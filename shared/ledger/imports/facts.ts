import { z } from 'zod'
import { ChangedTeam } from '#shared/ledger/deals/facts'
import { PledgeState } from '#shared/ledger/deals/pledge-state'
import { Day } from '#shared/platform/time/time'

/** One deal of an import; the `import.recorded` that follows in the same unit says what it changed. */
export const ImportLine = z.object({ type: z.literal('import.line'), dealId: z.uuid() })

/** Deals from a file, silently: whose lines changed, and the teams' totals of the whole contest and of `day`. */
export const ImportRecorded = z.object({
  type: z.literal('import.recorded'),
  deals: z.int(),
  day: Day,
  participantIds: z.array(z.uuid()),
  teams: z.array(ChangedTeam),
  pledges: z.array(z.object({ participantId: z.uuid(), state: PledgeState })),
})
