import { Injectable } from '@nestjs/common'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { TerritoryVisits } from '#server/field/activities/territory-visits'
import { TerritorySalesReader } from '#server/ledger/deals/ledger/territory-sales.reader'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import { type GapPlace, gapPlaces } from '#server/ritual/shortfalls/gap-places'
import { TREND_DAYS } from '#server/ritual/shortfalls/gap-rules'
import { addDays } from '#shared/platform/time/time'

/** Reads in which territories and segments gaps are looked for, with what was done there. */
@Injectable()
export class GapPlacesReader {
  constructor(
    private readonly territories: TerritoriesReader,
    private readonly sales: TerritorySalesReader,
    private readonly visits: TerritoryVisits,
  ) {}

  /** Inside the caller's unit. */
  async of({ contest, day }: RecentDays): Promise<GapPlace[]> {
    const map = await this.territories.of(contest)
    const ids = map.all.map(({ id }) => id)
    const sales = await this.sales.between(ids, { from: contest.startsOn, to: day })
    const isCounted = activitiesOn(contest, day).length > 0
    const visits = isCounted ? await this.visits.between(ids, { from: addDays(day, 1 - TREND_DAYS), to: day }) : null
    return gapPlaces(map, day, { sales, visits })
  }
}
