import { z } from 'zod'
import { Segment } from '#shared/contest/territories/contract'
import { Day } from '#shared/platform/time/time'
import { LineView } from './contract'
import { CustomerValue } from './terms'

/** What happens in a 轮选: it starts, a team picks a line or passes, the last of these is undone. */
export const MoveKind = z.enum(['started', 'picked', 'passed', 'undone'])
export type MoveKind = z.infer<typeof MoveKind>

/** Free lines that a screen is sent at once, the most valuable first. */
export const MOST_DRAFT_LINES = 500

/** A line as the whole room reads it: name and number masked. */
export const DraftLine = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  segment: Segment.nullable(),
  value: CustomerValue.nullable(),
  expiresOn: Day.nullable(),
  paysFen: z.int().nullable(),
})
export type DraftLine = z.infer<typeof DraftLine>

/** `held` of at most `most` lines; `undealt` wait for their captain to deal them. */
export const DraftTeam = z.object({
  teamId: z.uuid(),
  held: z.int(),
  most: z.int(),
  undealt: z.int(),
  hasCaptain: z.boolean(),
  members: z.array(z.object({ participantId: z.uuid(), held: z.int(), isFull: z.boolean() })),
})
export type DraftTeam = z.infer<typeof DraftTeam>

/**
 * 轮选 after its move number `move`. `teams` are in the order in which they pick, the one behind first; `teamId` is whose turn
 * it is, null before the start and once no team can or wants to pick.
 */
export const DraftView = z.object({
  listId: z.uuid(),
  name: z.string(),
  isOpen: z.boolean(),
  move: z.int(),
  teamId: z.uuid().nullable(),
  teams: z.array(DraftTeam),
  lines: z.array(DraftLine),
  /** All free lines, of which `lines` are the first. */
  free: z.int(),
  cap: z.int(),
  last: z
    .object({ kind: MoveKind, teamId: z.uuid(), participantId: z.uuid().nullable(), line: DraftLine.nullable() })
    .nullable(),
})
export type DraftView = z.infer<typeof DraftView>

/** `after` is the number of the last move that the caller saw: a draft that has moved on refuses. */
const move = { requestId: z.uuid(), after: z.int().min(0) }
export const MoveInput = z.strictObject(move)
export type MoveInput = z.infer<typeof MoveInput>

/** Without a participant the line is the captain's to deal. */
export const PickInput = z.strictObject({ ...move, lineId: z.uuid(), participantId: z.uuid().optional() })
export type PickInput = z.infer<typeof PickInput>

/** What a captain has to deal, and among whom. */
export const DealingView = z.object({
  lines: z.array(LineView),
  members: z.array(z.object({ participantId: z.uuid(), name: z.string() })),
})
export type DealingView = z.infer<typeof DealingView>

export const DealingInput = z.strictObject({ requestId: z.uuid(), participantId: z.uuid() })
export type DealingInput = z.infer<typeof DealingInput>
