import { z } from 'zod'

/** What a deal does to its seller's pledge of the day: pledged, some of it sold, or kept. There is no state for a shortfall. */
export const PledgeState = z.enum(['pledged', 'sprinting', 'kept'])
export type PledgeState = z.infer<typeof PledgeState>
