import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LastTouches } from '#server/contest/territories/last-touches'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { TerritorySalesReader } from '#server/ledger/deals/ledger/territory-sales.reader'
import type { TerritoryFigures } from '#server/ledger/exports/territories-table'
import type { Days } from '#shared/contest/contests/span'

/** Reads what the sheet of territories holds, inside the caller's unit. */
@Injectable()
export class TerritoryFiguresReader {
  constructor(
    private readonly territories: TerritoriesReader,
    private readonly touches: LastTouches,
    private readonly sales: TerritorySalesReader,
  ) {}

  async figures(contest: LoadedContest, days: Days): Promise<TerritoryFigures> {
    const map = await this.territories.of(contest)
    const ids = map.all.map(({ id }) => id)
    return { map, touched: await this.touches.newest(contest), sales: await this.sales.between(ids, days) }
  }
}
