import { basisOf, type Ranked } from '#shared/contest/contests/ranking-bases'
import { type RankingValue, rankingValue } from '#shared/contest/contests/ranking-value'
import type { DutyShares } from '#shared/contest/duty/contract'
import { bonusOf, countedBonus, type Earned } from './bonus'
import { NO_TOTALS, type TeamStanding, type Totals } from './contract'

/** All teams with their values over the whole contest, in their drawn order. */
export function rankingOf(
  contest: Ranked,
  standings: readonly Pick<TeamStanding, 'teamId' | 'whole' | 'bonus'>[],
  duty: DutyShares | null | undefined,
): ({ id: string; reachedSeq: number } & RankingValue)[] {
  const known = new Map(standings.map((standing) => [standing.teamId, standing]))
  return contest.teams.map(({ id }) => {
    const standing = known.get(id)
    const whole = standing?.whole ?? NO_TOTALS
    const sold = basisOf(contest).takesBonuses ? plus(whole, bonusOf(contest, standing)) : whole
    return { id, reachedSeq: whole.reachedSeq, ...rankingValue(contest, id, sold, duty) }
  })
}

/** What a team is ranked by: its totals, with what it earned outside sales where the basis takes that. */
export const withBonus = (contest: Ranked, totals: Totals, earned: Earned | undefined): Totals =>
  earned && basisOf(contest).takesBonuses ? plus(totals, countedBonus(contest, totals.points, earned)) : totals

const plus = (totals: Totals, points: number): Totals =>
  points === 0 ? totals : { ...totals, points: totals.points + points }
