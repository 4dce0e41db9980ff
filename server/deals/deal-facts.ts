import type { LoadedContest } from '#server/contests/loaded-contest'
import type { NewFact } from '#server/live/live.journal'
import type { Tallies } from '#server/standings/tallies'
import { goalOf, type ParticipantView } from '#shared/contest'
import type { DealLine } from '#shared/deal'
import { rank } from '#shared/rank'
import { measure, NO_TOTALS } from '#shared/standing'

/** A goal that a deal took its team across; told unless it has been told before. */
export interface CrossedGoal {
  teamId: string
  metricId: string | null
  level: 'target' | 'challenge'
  value: number
}

/** Which team overtook which at the head; before the first points nobody leads. */
export function leadChange(before: Tallies, after: Tallies): NewFact[] {
  const [was] = order(before)
  const [is, second] = order(after)
  if (!was || !is || !second || was.value === 0 || was.id === is.id) return []
  return [{ fact: { type: 'lead.changed', teamId: is.id, overTeamId: was.id, by: is.value - second.value } }]
}

const order = (tallies: Tallies) =>
  rank([...tallies.teams].map(([id, { whole }]) => ({ id, value: whole.points, reachedSeq: whole.reachedSeq })))

/** Goals between the team's totals before and after these lines. */
export function crossedGoals(
  contest: LoadedContest,
  before: Tallies,
  after: Tallies,
  teamId: string,
  lines: readonly DealLine[],
): CrossedGoal[] {
  const touched = [null, ...new Set(lines.map((line) => line.metricId))]
  return touched.flatMap((metricId) => {
    const goal = goalOf(contest.view, teamId, metricId)
    if (!goal) return []
    const value = reached(after, teamId, metricId)
    const earlier = reached(before, teamId, metricId)
    return (['target', 'challenge'] as const)
      .filter((level) => goal[level] > 0 && earlier < goal[level] && goal[level] <= value)
      .map((level) => ({ teamId, metricId, level, value }))
  })
}

const reached = (tallies: Tallies, teamId: string, metricId: string | null): number =>
  measure(tallies.teams.get(teamId)?.whole ?? NO_TOTALS, metricId ?? 'points').value

/** 全队破零: the last one in the team has had their first deal of the day. */
export function teamOpened(
  contest: LoadedContest,
  before: Tallies,
  after: Tallies,
  { teamId }: ParticipantView,
  day: string,
): NewFact[] {
  const size = contest.view.participants.filter((each) => each.teamId === teamId).length
  const sellers = (tallies: Tallies) => tallies.teams.get(teamId)?.sellers ?? 0
  const isWhole = size > 1 && sellers(before) < size && sellers(after) === size
  return isWhole ? [{ fact: { type: 'team.opened', teamId, day } }] : []
}
