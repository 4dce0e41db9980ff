import { z } from 'zod'

/** Of all lines that came to members in one way so far: how many, and how many of them became a sale. */
const Converted = z.object({ lines: z.int(), won: z.int() })

/**
 * A week of lists: what each team claimed, was assigned, touched and won in it, and by then how claimed lines convert against assigned
 * ones.
 */
export const ListWeek = z.object({
  teams: z.array(z.object({ teamId: z.uuid(), claimed: z.int(), assigned: z.int(), touched: z.int(), won: z.int() })),
  claimed: Converted,
  assigned: Converted,
})
export type ListWeek = z.infer<typeof ListWeek>
