import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { inNameOf, isCaptainOf } from '#server/contest/participants/seller'
import { isDirector, type Person } from '#server/platform/auth/caller'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** The participant pledged for: oneself, anyone for a director, a member of the own team for its captain (代录). */
export const pledgerOf = (contest: LoadedContest, person: Person, participantId: string | undefined): ParticipantView =>
  inNameOf(contest, person, participantId, (own, other) => isDirector(person) || isCaptainOf(own, other))
