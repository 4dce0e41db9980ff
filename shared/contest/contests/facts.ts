import { z } from 'zod'

/** Names, people, dates or status changed: screens fetch a new snapshot (LP8). */
export const ContestChanged = z.object({
  type: z.literal('contest.changed'),
  what: z.enum(['started', 'closed', 'amended', 'people', 'revised']),
})
