import type { Ranked } from '#shared/contest/contests/ranking-bases'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf } from '#shared/ledger/standings/ranking'
import type { LiveFact } from '#shared/live/facts'

/**
 * The fact with its present figures. An overtake waits some seconds before it is celebrated, and the lead grows or
 * shrinks meanwhile: as long as the team still leads, the figure is that of the board.
 */
export function withLeadNow<Fact extends LiveFact>(
  fact: Fact,
  contest: Ranked,
  standings: readonly TeamStanding[],
  duty: DutyShares | null | undefined,
): Fact {
  if (fact.type !== 'lead.changed') return fact
  const [first, second] = rank(rankingOf(contest, standings, duty))
  return first && second && first.id === fact.teamId ? { ...fact, by: first.value - second.value } : fact
}
