import type { Ranked } from '#shared/contest/contests/ranking-bases'
import { type RankingValue, rankingValue } from '#shared/contest/contests/ranking-value'
import type { DutyShares } from '#shared/contest/duty/contract'
import { NO_TOTALS, type TeamStanding } from './contract'

/** All teams with their values over the whole contest, in their drawn order. */
export function rankingOf(
  contest: Ranked,
  standings: readonly Pick<TeamStanding, 'teamId' | 'whole'>[],
  duty: DutyShares | null | undefined,
): ({ id: string; reachedSeq: number } & RankingValue)[] {
  const wholes = new Map(standings.map((standing) => [standing.teamId, standing.whole]))
  return contest.teams.map(({ id }) => {
    const whole = wholes.get(id) ?? NO_TOTALS
    return { id, reachedSeq: whole.reachedSeq, ...rankingValue(contest, id, whole, duty) }
  })
}
