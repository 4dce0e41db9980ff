import { z } from 'zod'

/** A pledge of the day after a deal: pledged, some of it sold, or kept. A shortfall is never shown. */
export const PledgeState = z.enum(['pledged', 'sprinting', 'kept'])
export type PledgeState = z.infer<typeof PledgeState>
