import type { LoadedContest } from '#server/contests/loaded-contest'
import type { Person } from '#server/http/caller'
import { sellerOf } from '#server/participants/seller'
import type { ParticipantView } from '#shared/contest'

/** In whose name someone pledges: one's own, anyone's for a director, anyone's of the own team for its captain (代录). */
export function pledgerOf(contest: LoadedContest, person: Person, participantId: string | undefined): ParticipantView {
  const own = contest.participantOf(person.accountId)
  const other = participantId === undefined ? undefined : contest.rules.participant(participantId)
  if (own?.isCaptain && other?.teamId === own.teamId) return other
  return sellerOf(contest, person, participantId)
}
