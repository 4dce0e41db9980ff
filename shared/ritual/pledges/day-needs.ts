import { type ContestView, goalOf } from '#shared/contest/contests/contract'
import { schedule, workingDays } from '#shared/contest/duty/contract'

/** What was sold before today, of a team (null: of all) and a metric. */
export type SoldBefore = (teamId: string | null, metricId: string) => number

/**
 * 今日需 of each metric with a goal: level with the schedule tonight, at least an even day's share of what the target still
 * lacks. Where the contest's target is that of its teams together, so is its need, and figures on one wall add up.
 */
export function dayNeeds(
  contest: ContestView,
  teamId: string | null,
  today: string,
  soldBefore: SoldBefore,
): Record<string, number> {
  const share = schedule(contest, today)
  const days = Math.max(1, workingDays(contest, today, contest.endsOn).length)
  const needOf = (owner: string | null, metricId: string): number | null => {
    const target = goalOf(contest, owner, metricId)?.target
    if (target === undefined) return null
    const sold = soldBefore(owner, metricId)
    return Math.max(0, Math.ceil(target * share - sold), Math.ceil((target - sold) / days))
  }
  const needs = contest.metrics.flatMap(({ id }): [string, number][] => {
    const teams = teamId === null && isOfTeams(contest, id) ? contest.teams.map((team) => team.id) : null
    const need = teams ? teams.reduce((sum, each) => sum + (needOf(each, id) ?? 0), 0) : needOf(teamId, id)
    return need === null ? [] : [[id, need]]
  })
  return Object.fromEntries(needs)
}

/** Whether the contest's target is the sum of its teams' targets. */
function isOfTeams(contest: ContestView, metricId: string): boolean {
  const targets = contest.teams.map((team) => goalOf(contest, team.id, metricId)?.target ?? 0)
  const sum = targets.reduce((total, target) => total + target, 0)
  return sum > 0 && goalOf(contest, null, metricId)?.target === sum
}
