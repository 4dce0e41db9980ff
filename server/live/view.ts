import { audienceOf, type ViewAudience } from '#server/journal/facts/viewpoint'
import type { RoomState } from '#server/live/room-state'
import type { Caller } from '#server/platform/auth/caller'

/** Whose picture it is: what they may read, and the team whose people and pledges come first. */
export interface View {
  audience: ViewAudience
  teamId: string | undefined
}

export const keyOf = ({ audience, teamId }: View): string => (teamId ? `${audience}:${teamId}` : audience)

/** The caller's view, and who they are in the contest. */
export function viewOf(caller: Caller, state: RoomState): View & { participantId: string | undefined } {
  const person = caller.kind === 'person' ? state.contest.participantOf(caller.accountId) : undefined
  return { audience: audienceOf(caller), teamId: person?.teamId, participantId: person?.id }
}
