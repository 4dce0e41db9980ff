import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import type { Request } from '#server/ritual/requests/request.entity'
import { missedBy } from '#server/ritual/requests/request-rules'
import type { RequestPage } from '#server/ritual/requests/requests.repository'
import type { RequestView } from '#shared/ritual/requests/contract'

/** The participants whose requests a person sees: their own, those of the team that they lead, and nothing to limit it for the back office. */
export function visibleTo(contest: LoadedContest, person: Person): string[] | undefined {
  if (keepsLedger(person)) return undefined
  const own = contest.participantOf(person.accountId)
  if (!own) return []
  if (!own.isCaptain) return [own.id]
  return contest.view.participants.filter(({ teamId }) => teamId === own.teamId).map(({ id }) => id)
}

/** Whether the person asked it, or it was asked for them. */
export const isOwn = (contest: LoadedContest, person: Person, { accountId, participantId }: Request): boolean =>
  accountId === person.accountId ||
  (participantId !== null && contest.rules.accountOf(participantId) === person.accountId)

export function viewsOf(
  contest: LoadedContest,
  person: Person,
  { requests, steps, names }: RequestPage,
  now: Date,
): RequestView[] {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return requests.map((request) => {
    const { id, kind, state, text, participantId, external, about, answer, hasThanks } = request
    return {
      ...{ id, kind, state, text, participantId, external, about, answer, hasThanks },
      askedBy: contest.rules.participant(participantId ?? '')?.name ?? nameOf(request.accountId) ?? '',
      owner: nameOf(request.ownerId),
      askedAt: request.askedAt.toISOString(),
      dueAt: request.dueAt.toISOString(),
      isLate: missedBy(request, now) !== null,
      isEscalated: request.escalatedAt !== null,
      steps: (steps.get(id) ?? []).map((step) => ({
        act: step.act,
        by: nameOf(step.accountId),
        text: step.text,
        at: step.at.toISOString(),
      })),
      isOwn: isOwn(contest, person, request),
    }
  })
}
