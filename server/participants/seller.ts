import type { LoadedContest } from '#server/contests/loaded-contest'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import type { ParticipantView } from '#shared/contest'

/** In whose name someone acts: one's own, or anyone's for a director. */
export function sellerOf(contest: LoadedContest, person: Person, participantId: string | undefined): ParticipantView {
  const own = contest.participantOf(person.accountId)
  if (participantId === undefined || participantId === own?.id) {
    if (!own) throw new AppError('not_a_participant')
    return own
  }
  if (person.role !== 'director') throw new AppError('not_for_others')
  const other = contest.rules.participant(participantId)
  if (!other) throw new AppError('not_a_participant')
  return other
}
