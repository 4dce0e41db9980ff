import { z } from 'zod'
import { BoardEdit, TeamEdit } from './figure-edits'

/**
 * LP20: a batch as a socket carries it, for a screen that shows the number before `first`. `rest` are the lists that are
 * told whole.
 */
export const PackedBatch = z.object({
  of: z.string(),
  first: z.int().positive(),
  /** Each with the instant in ms; 0 for one that is hidden. */
  facts: z.array(z.union([z.literal(0), z.tuple([z.int(), z.unknown()])])).min(1),
  boards: z.array(BoardEdit).optional(),
  teams: z.array(TeamEdit).optional(),
  rest: z.unknown().optional(),
})
export type PackedBatch = z.infer<typeof PackedBatch>
