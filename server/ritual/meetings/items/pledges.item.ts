import { Injectable } from '@nestjs/common'
import { DutyService } from '#server/contest/duty/duty.service'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { goalOf } from '#shared/contest/contests/contract'
import { schedule } from '#shared/contest/duty/contract'

/** 表态: what the whole contest needs today. */
@Injectable()
export class PledgesPreparer implements ItemPreparer<'pledges'> {
  constructor(
    private readonly duty: DutyService,
    private readonly standings: StandingsReader,
  ) {}

  /**
   * 今日需 of each metric: what brings the contest level with its schedule by tonight, at least an even day's share of
   * what the target still lacks.
   */
  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'pledges'>> {
    const lines = await this.standings.lines(contest, contest.viewpoint('public', day))
    const left = Math.max(1, this.duty.workingDays(contest, day, contest.endsOn).length)
    const needs = contest.view.metrics.flatMap(({ id }) => {
      const goal = goalOf(contest.view, null, id)
      if (!goal) return []
      const quantity = (totals: (typeof lines)[number]['whole']) => totals.metrics[id]?.quantity ?? 0
      const sold = lines.reduce((sum, line) => sum + quantity(line.whole) - quantity(line.today), 0)
      const level = Math.ceil(goal.target * schedule(contest.view, day) - sold)
      return [[id, Math.max(0, level, Math.ceil((goal.target - sold) / left))]]
    })
    return { item: { type: 'pledges', needed: Object.fromEntries(needs) } }
  }
}
