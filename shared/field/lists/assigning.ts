import { z } from 'zod'

/** Why a line goes to this person: the holder of its territory, who has the fewest, or by lot among equals. */
export const AssignReason = z.enum(['territory', 'load', 'lot'])
export type AssignReason = z.infer<typeof AssignReason>

/**
 * 分配剩下的, before it is done: the same lines and people give the same plan. `seed` is of the lot; `left` are lines for
 * which no member has room.
 */
export const AssignmentPlan = z.object({
  seed: z.string(),
  lines: z.int(),
  left: z.int(),
  reasons: z.record(AssignReason, z.int()),
  people: z.array(z.object({ participantId: z.uuid(), now: z.int(), gets: z.int() })),
  /** The last assignment, while it can be undone. */
  undoable: z.uuid().nullable(),
})
export type AssignmentPlan = z.infer<typeof AssignmentPlan>

/** `requestId` names the assignment from then on. */
export const AssignInput = z.strictObject({ requestId: z.uuid() })
export type AssignInput = z.infer<typeof AssignInput>
