import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { NewFact } from '#server/journal/facts/numbered-facts'
import type { Tallies } from '#server/ledger/standings/tallies'
import type { EarnedByTeam } from '#server/ledger/standings/team-bonuses.reader'
import { goalOf, hasChallenge, type ParticipantView } from '#shared/contest/contests/contract'
import type { DutyShares } from '#shared/contest/duty/contract'
import { isActive } from '#shared/contest/duty/contract'
import type { DealLine } from '#shared/ledger/deals/contract'
import { measure, NO_TOTALS } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf, withBonus } from '#shared/ledger/standings/ranking'

/** A goal that a deal took its team across; announced at most once. */
export interface CrossedGoal {
  teamId: string
  metricId: string | null
  level: 'target' | 'challenge'
  value: number
}

/** Which team overtook which at the head, by the contest's ranking; empty before the first points. */
export function leadChange(
  { view }: LoadedContest,
  before: Tallies,
  after: Tallies,
  duty: DutyShares | undefined,
  earned: EarnedByTeam,
): NewFact[] {
  const order = (tallies: Tallies) =>
    rank(
      rankingOf(
        view,
        [...tallies.teams].map(([teamId, { whole }]) => ({
          teamId,
          whole: withBonus(view, whole, earned.get(teamId)),
        })),
        duty,
      ),
    )
  const [was] = order(before)
  const [is, second] = order(after)
  if (!was || !is || !second || (was.value === 0 && was.fine === 0) || was.id === is.id) return []
  return [{ fact: { type: 'lead.changed', teamId: is.id, overTeamId: was.id, by: is.value - second.value } }]
}

/** Goals between the team's totals before and after these lines. */
export function crossedGoals(
  contest: LoadedContest,
  before: Pick<Tallies, 'teams'>,
  after: Pick<Tallies, 'teams'>,
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
      .filter((level) => level === 'target' || hasChallenge(goal))
      .filter((level) => goal[level] > 0 && earlier < goal[level] && goal[level] <= value)
      .map((level) => ({ teamId, metricId, level, value }))
  })
}

const reached = ({ teams }: Pick<Tallies, 'teams'>, teamId: string, metricId: string | null): number =>
  measure(teams.get(teamId)?.whole ?? NO_TOTALS, metricId ?? 'points').value

/**
 * 全队破零: with this first deal of the day, everyone of the team who is there has sold. `absent` are the people who
 * are not on duty, with the deals they have had all the same; those neither are waited for nor count.
 */
export function teamOpened(
  contest: LoadedContest,
  after: Tallies,
  { id, teamId }: ParticipantView,
  day: string,
  absent: readonly { participantId: string; deals: number }[],
): NewFact[] {
  const missing = new Map(absent.map((each) => [each.participantId, each.deals]))
  const team = contest.view.participants.filter((each) => each.teamId === teamId && isActive(each, day))
  const size = team.filter((each) => !missing.has(each.id)).length
  const soldAllTheSame = team.filter((each) => (missing.get(each.id) ?? 0) > 0).length
  const sellers = (after.teams.get(teamId)?.sellers ?? 0) - soldAllTheSame
  const isWhole = size > 1 && !missing.has(id) && sellers === size
  return isWhole ? [{ fact: { type: 'team.opened', teamId, day } }] : []
}
