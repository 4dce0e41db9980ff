import { Injectable } from '@nestjs/common'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import type { Totals } from '#shared/ledger/standings/contract'
import { dayNeeds } from '#shared/ritual/pledges/day-needs'

/** 表态: what the whole contest needs today. */
@Injectable()
export class PledgesPreparer implements ItemPreparer<'pledges'> {
  constructor(private readonly standings: StandingsReader) {}

  async prepare({ contest, day }: AgendaContext): Promise<PreparedItem<'pledges'>> {
    const lines = await this.standings.lines(contest, contest.viewpoint('public', day))
    const soldBefore = (teamId: string | null, metricId: string) => {
      const quantity = (totals: Totals) => totals.metrics[metricId]?.quantity ?? 0
      const own = lines.filter((line) => teamId === null || line.teamId === teamId)
      return own.reduce((sum, line) => sum + quantity(line.whole) - quantity(line.today), 0)
    }
    return { item: { type: 'pledges', needed: dayNeeds(contest.view, null, day, soldBefore) } }
  }
}
