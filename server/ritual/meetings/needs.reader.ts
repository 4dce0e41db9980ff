import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Totals } from '#shared/ledger/standings/contract'
import { dayNeeds, type SoldBefore } from '#shared/ritual/pledges/day-needs'

/** 今日需 by metric; inside the caller's unit. */
@Injectable()
export class NeedsReader {
  constructor(private readonly standings: StandingsReader) {}

  /** Of the whole contest. */
  async ofContest(contest: LoadedContest, day: string): Promise<Record<string, number>> {
    return dayNeeds(contest.view, null, day, await this.soldBefore(contest, day))
  }

  /** Of each team. */
  async ofTeams(contest: LoadedContest, day: string): Promise<Map<string, Record<string, number>>> {
    const soldBefore = await this.soldBefore(contest, day)
    return new Map(contest.view.teams.map(({ id }) => [id, dayNeeds(contest.view, id, day, soldBefore)]))
  }

  private async soldBefore(contest: LoadedContest, day: string): Promise<SoldBefore> {
    const lines = await this.standings.lines(contest, contest.viewpoint('public', day))
    return (teamId, metricId) => {
      const quantity = (totals: Totals) => totals.metrics[metricId]?.quantity ?? 0
      const own = lines.filter((line) => teamId === null || line.teamId === teamId)
      return own.reduce((sum, line) => sum + quantity(line.whole) - quantity(line.today), 0)
    }
  }
}
