import { z } from 'zod'

/** What a team holds of open lists: how many lines, how many whose agreement or hold ends, how many no member has been to. */
export const TeamLines = z.object({ teamId: z.uuid(), held: z.int(), due: z.int(), untouched: z.int() })
export type TeamLines = z.infer<typeof TeamLines>
