import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** In whose name a sale is recorded: one's own, anyone's for directors and clerks, anyone's of the own team for its captain. */
export const sellerOf = (contest: LoadedContest, person: Person, participantId: string | undefined): ParticipantView =>
  inNameOf(contest, person, participantId, (own, other) => keepsLedger(person) || isCaptainOf(own, other))

/** Whose leave and return are told: one's own, anyone's for a director. */
export const absenteeOf = (
  contest: LoadedContest,
  person: Person,
  participantId: string | undefined,
): ParticipantView => inNameOf(contest, person, participantId, () => isDirector(person))

/** Whether `own` leads the team of `other`. */
export const isCaptainOf = (own: ParticipantView | undefined, other: ParticipantView | undefined): boolean =>
  own?.isCaptain === true && other !== undefined && other.teamId === own.teamId

/** Oneself, or another for whom `may` lets this person act. */
export function inNameOf(
  contest: LoadedContest,
  person: Person,
  participantId: string | undefined,
  may: (own: ParticipantView | undefined, other: ParticipantView | undefined) => boolean,
): ParticipantView {
  const own = contest.participantOf(person.accountId)
  if (participantId === undefined || participantId === own?.id) {
    if (!own) throw new AppError('not_a_participant')
    return own
  }
  const other = contest.rules.participant(participantId)
  if (!may(own, other)) throw new AppError('not_for_others')
  if (!other) throw new AppError('not_a_participant')
  return other
}
