import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** The participant a sale is recorded for: oneself, anyone for directors and clerks, the own team for its captain. */
export const resolveSeller = (
  contest: LoadedContest,
  person: Person,
  participantId: string | undefined,
): ParticipantView =>
  resolve(contest, person, participantId, (own, other) => keepsLedger(person) || isCaptainOf(own, other))

/** The participant a leave is noted for: oneself, anyone for a director. */
export const resolveAbsentee = (
  contest: LoadedContest,
  person: Person,
  participantId: string | undefined,
): ParticipantView => resolve(contest, person, participantId, () => isDirector(person))

/** The participant pledged for: oneself, anyone for a director, a member of the own team for its captain (代录). */
export const resolvePledger = (
  contest: LoadedContest,
  person: Person,
  participantId: string | undefined,
): ParticipantView =>
  resolve(contest, person, participantId, (own, other) => isDirector(person) || isCaptainOf(own, other))

/** Refuses a caller who may act for no other participant: directors, clerks and captains may. */
export function mustActForOthers(contest: LoadedContest, person: Person): void {
  if (!keepsLedger(person) && !contest.participantOf(person.accountId)?.isCaptain) throw new AppError('not_for_others')
}

/** Whether `own` leads the team of `other`. */
const isCaptainOf = (own: ParticipantView | undefined, other: ParticipantView | undefined): boolean =>
  own?.isCaptain === true && other !== undefined && other.teamId === own.teamId

/** Oneself, or another participant for whom `may` allows it. */
function resolve(
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
