import type { ContestView } from '#shared/contest/contests/contract'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { raceMeasuresOf, raceTeams } from '#web/features/ledger/standings/measures'
import type { RaceTeam, Shown } from '#web/features/ledger/standings/race/race-track'
import type { Translator } from '#web/words/translator'

export type RankedTeam = RaceTeam & { rank: number }

/** The final ranking as every step shows it, and what its values are counted in. */
export interface FinalRanking {
  counted: Shown
  teams: RankedTeam[]
}

export function finalRanking(
  translator: Translator,
  contest: ContestView,
  { teams, duty }: { teams: readonly TeamStanding[]; duty?: DutyShares | undefined },
): FinalRanking {
  const [counted] = raceMeasuresOf(translator, contest)
  return { counted, teams: rank(raceTeams(contest, teams, counted.by, 'whole', { duty })) }
}
