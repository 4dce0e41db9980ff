import { z } from 'zod'

/** What gives points outside sales (加分). */
export const BonusCause = z.enum(['activity', 'sweep', 'duel'])
export type BonusCause = z.infer<typeof BonusCause>

/** Teams earned points outside sales, or lost some of them: by how much each changed. */
export const BonusRecorded = z.object({
  type: z.literal('bonus.recorded'),
  cause: BonusCause,
  teams: z.array(z.object({ teamId: z.uuid(), points: z.int() })),
})
