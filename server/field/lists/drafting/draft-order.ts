import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { NO_TOTALS } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf } from '#shared/ledger/standings/ranking'

const NO_PARTICIPANT = ''

/** In which order teams pick. */
@Injectable()
export class DraftOrder {
  constructor(
    private readonly standings: StandingsService,
    private readonly duty: DutyService,
  ) {}

  /** The team behind first, by the contest's own ranking as it is now. */
  async of(contest: LoadedContest): Promise<string[]> {
    const { view, startsOn, ledgerDay } = contest
    const { teams } = await this.standings.tallies(contest.id, NO_PARTICIPANT, ledgerDay)
    const sums = view.teams.map(({ id }) => ({ teamId: id, whole: teams.get(id)?.whole ?? NO_TOTALS }))
    const values = rankingOf(view, sums, await this.duty.shares(contest, startsOn, ledgerDay))
    const ranked = rank(values.map((team) => ({ ...team, reachedSeq: team.reachedSeq || Number.MAX_SAFE_INTEGER })))
    return ranked.map(({ id }) => id).reverse()
  }
}
