import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'

/** What was sold of a metric in a territory on a day, less what was reversed on it. */
export interface TerritorySale {
  territoryId: string
  metricId: string
  day: string
  quantity: number
  /** What of it became known as cancelled (退订) on the day, 0 or below. */
  cancelled: number
}

/** How many territories one statement reads, so that none blocks the server for long. */
const AT_ONCE = 20

/** What was sold where, from the entries of the ledger; inside the caller's unit. */
@Injectable()
export class TerritorySalesReader {
  constructor(private readonly uow: UnitOfWork) {}

  async between(territoryIds: readonly string[], days: Days): Promise<TerritorySale[]> {
    const sales: TerritorySale[] = []
    for (let first = 0; first < territoryIds.length; first += AT_ONCE)
      sales.push(
        ...(await this.uow.sql<TerritorySale>`
          select d."territoryId", e."metricId", e."businessDate" as "day", cast(sum(e."quantity") as bigint) as "quantity",
            cast(sum(case e."kind" when 'cancellation' then e."quantity" else 0 end) as bigint) as "cancelled"
          from deal d join ledger_entry e on e."dealId" = d."id"
          where d."territoryId" in (${this.uow.list(territoryIds.slice(first, first + AT_ONCE))})
            and e."businessDate" between ${days.from} and ${days.to}
          group by d."territoryId", e."metricId", e."businessDate"`),
      )
    return sales
  }
}
