import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LastTouches, type TouchSource } from '#server/contest/territories/last-touches'
import { Deal } from '#server/ledger/deals/deal.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Day } from '#shared/platform/time/time'

/** Deals as what is done in territories: a withdrawn one was never there. */
@Injectable()
export class TerritoryDeals implements TouchSource, OnModuleInit {
  readonly rows = Deal

  constructor(
    private readonly uow: UnitOfWork,
    private readonly touches: LastTouches,
  ) {}

  onModuleInit(): void {
    this.touches.register(this)
  }

  async newest({ id }: LoadedContest): Promise<Map<string, Day>> {
    const rows = await this.uow.sql<{ territoryId: string; day: string | null }>`
      select t."id" as "territoryId", (
        select d."businessDate" from deal d
        where d."territoryId" = t."id" and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        order by d."businessDate" desc limit 1) as "day"
      from territory t where t."contestId" = ${id}`
    return new Map(rows.flatMap(({ territoryId, day }) => (day === null ? [] : [[territoryId, day] as const])))
  }
}
