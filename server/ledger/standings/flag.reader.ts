import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { contestOn } from '#shared/contest/contests/contest-on'
import { rankingValue } from '#shared/contest/contests/ranking-value'
import type { Days } from '#shared/contest/contests/span'
import type { DutyShares } from '#shared/contest/duty/contract'
import { type Flag, NO_TOTALS } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { withBonus } from '#shared/ledger/standings/ranking'

/** 流动红旗: the team that won a week by the contest's ranking; computed, never assigned by hand. */
@Injectable()
export class FlagReader {
  constructor(
    private readonly spans: SpansReader,
    private readonly bonuses: TeamBonusesReader,
  ) {}

  /** Null if no team has a positive ranking value, or for a week before the contest; `duty` is of that week. */
  async wonIn(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    week: Days,
    duty: DutyShares | undefined,
  ): Promise<Flag | null> {
    contest.assertHead(viewpoint)
    if (week.from > week.to) return null
    const view = contestOn(contest.view, week.to)
    const totals = await this.spans.ofTeams(contest, week)
    const earned = await this.bonuses.between(contest, week)
    const teams = view.teams.map(({ id }) => {
      const sum = withBonus(view, totals.get(id) ?? NO_TOTALS, earned.get(id))
      return { id, reachedSeq: sum.reachedSeq, ...rankingValue(view, id, sum, duty) }
    })
    const [winner] = rank(teams.filter(({ value, fine }) => value > 0 || (value === 0 && fine > 0)))
    return winner ? { teamId: winner.id, week: week.from } : null
  }
}
