import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LastTouches, type TouchSource } from '#server/contest/territories/last-touches'
import { ActivityEntry } from '#server/field/activities/activity.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'
import type { Day } from '#shared/platform/time/time'

/** How often someone was in a territory on a day. */
export interface TerritoryVisit {
  territoryId: string
  day: Day
  visits: number
}

/** How many territories one statement reads, so that none blocks the server for long. */
const AT_ONCE = 50

/** What visits and promotion stalls do in territories: one that was undone was never there, and calls are in none. */
@Injectable()
export class TerritoryVisits implements TouchSource, OnModuleInit {
  readonly rows = ActivityEntry

  constructor(
    private readonly uow: UnitOfWork,
    private readonly touches: LastTouches,
  ) {}

  onModuleInit(): void {
    this.touches.register(this)
  }

  async newest({ id }: LoadedContest): Promise<Map<string, Day>> {
    const rows = await this.uow.sql<{ territoryId: string; day: Day | null }>`
      select t."id" as "territoryId", (
        select e."businessDate" from activity_entry e
        where e."territoryId" = t."id" and e."reverses" is null
          and not exists (select 1 from activity_entry r where r."reverses" = e."id")
        order by e."businessDate" desc limit 1) as "day"
      from territory t where t."contestId" = ${id}`
    return new Map(rows.flatMap(({ territoryId, day }) => (day === null ? [] : [[territoryId, day] as const])))
  }

  /** By territory and day, the same customer of one person once a day; inside the caller's unit. */
  async between(territoryIds: readonly string[], { from, to }: Days): Promise<TerritoryVisit[]> {
    const visits: TerritoryVisit[] = []
    for (let first = 0; first < territoryIds.length; first += AT_ONCE) {
      const rows = await this.uow.sql<{ territoryId: string; day: Day; visits: number | string }>`
        select "territoryId", "businessDate" as "day", count(*) as "visits" from (
          select distinct e."territoryId", e."businessDate", e."participantId", e."activityId",
            coalesce(e."objectKey", c."objectKey", e."id") as "object"
          from activity_entry e left join activity_customer c on c."entryId" = e."id"
          where e."territoryId" in (${this.uow.list(territoryIds.slice(first, first + AT_ONCE))})
            and e."businessDate" between ${from} and ${to}
            and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")
        ) t group by "territoryId", "businessDate"`
      visits.push(...rows.map((row) => ({ ...row, visits: Number(row.visits) })))
    }
    return visits
  }
}
