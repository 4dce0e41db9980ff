import type { LoadedContest } from '#server/contests/loaded-contest'
import { isDirector, type Person } from '#server/http/caller'
import { inNameOf, isCaptainOf } from '#server/participants/seller'
import type { ParticipantView } from '#shared/contest'

/** In whose name someone pledges: one's own, anyone's for a director, anyone's of the own team for its captain (代录). */
export const pledgerOf = (contest: LoadedContest, person: Person, participantId: string | undefined): ParticipantView =>
  inNameOf(contest, person, participantId, (own, other) => isDirector(person) || isCaptainOf(own, other))
