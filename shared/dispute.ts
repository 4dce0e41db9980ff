import { z } from 'zod'

/** `objection`: a member of the centre doubts a deal; `collision` is 撞单, two deals with one number and metric. */
export const DisputeKind = z.enum(['objection', 'collision'])
export type DisputeKind = z.infer<typeof DisputeKind>

export const DisputeState = z.enum(['open', 'ruled', 'withdrawn'])
export type DisputeState = z.infer<typeof DisputeState>

/** What a ruling does: the deals stand as they are, one is taken back, or one moves to another name (改判). */
export const DisputeOutcome = z.enum(['stands', 'taken_back', 'reassigned'])
export type DisputeOutcome = z.infer<typeof DisputeOutcome>
