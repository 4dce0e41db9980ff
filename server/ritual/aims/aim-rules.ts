import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Activity } from '#shared/contest/contests/activities'
import { goalOf, type Metric, type ParticipantView } from '#shared/contest/contests/contract'
import { isActive, workingDays } from '#shared/contest/duty/contract'
import { proposed } from '#shared/ritual/aims/aims'
import type { AimProposal } from '#shared/ritual/aims/contract'

/** A person's even share of the target, pro rata over the days on duty; null without a target or a day on duty. */
export function metricProposal(
  contest: LoadedContest,
  { teamId }: Pick<ParticipantView, 'teamId'>,
  { id, kind }: Pick<Metric, 'id' | 'kind'>,
  days: number,
): AimProposal | null {
  const { view } = contest
  const from = goalOf(view, teamId, id)?.target ? 'team' : 'contest'
  const target = goalOf(view, from === 'team' ? teamId : null, id)?.target ?? 0
  const active = view.participants.filter((each) => isActive(each, contest.ledgerDay))
  const people = from === 'team' ? active.filter((each) => each.teamId === teamId).length : active.length
  const of = workingDays(view, contest.startsOn, contest.endsOn).length
  if (target === 0 || people === 0 || of === 0 || days === 0) return null
  return proposed({ from, target, people, of, days }, kind)
}

/** The contest's target of a day or a week over the days on duty. */
export function activityProposal(
  { view }: LoadedContest,
  { perDay, perWeek }: Pick<Activity, 'perDay' | 'perWeek'>,
  days: number,
): AimProposal | null {
  if (days === 0) return null
  if (perDay) return proposed({ from: 'perDay', target: perDay, people: 1, of: 1, days }, 'count')
  if (!perWeek) return null
  return proposed({ from: 'perWeek', target: perWeek, people: 1, of: view.workWeek.length, days }, 'count')
}
