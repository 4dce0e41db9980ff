import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** How many people one statement reads, so that none blocks the server for long. */
const PEOPLE_AT_ONCE = 10

/** Business days, both included. */
interface Days {
  from: string
  to: string
}

/** What was sold in one area; `area` null is a deal without one. */
interface AreaRow {
  area: string | null
  metricId: string
  quantity: number
}

/** When, where and how deals were made, which standings do not hold. Withdrawn, reassigned and 待核 deals are left out. */
@Injectable()
export class EffectiveDealsReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** What one person sold of each metric, by area. */
  areas(participantId: string, { from, to }: Days): Promise<AreaRow[]> {
    return this.uow.sql<AreaRow>`
      select d."area", l."metricId", cast(sum(l."quantity") as bigint) as "quantity"
      from deal d join ledger_entry l on l."dealId" = d."id" and l."kind" in ('sale', 'activation')
        and not exists (select 1 from ledger_entry h where h."reverses" = l."id" and h."kind" = 'hold')
      where d."participantId" = ${participantId} and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
      group by d."area", l."metricId"`
  }

  /** How many deals one person made in each area. */
  dealsByArea(participantId: string, { from, to }: Days): Promise<{ area: string | null; deals: number }[]> {
    return this.uow.sql<{ area: string | null; deals: number }>`
      select d."area", cast(count(*) as bigint) as "deals" from deal d
      where d."participantId" = ${participantId} and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
      group by d."area"`
  }

  /** Deals per ten minutes of UTC; `tenMinutes` is the common prefix of the instants, `2026-09-07T08:3`. */
  async moments(
    people: readonly string[],
    days: Days,
  ): Promise<{ participantId: string; tenMinutes: string; deals: number }[]> {
    const rows = []
    for (const some of inParts(people))
      rows.push(
        ...(await this.uow.sql<{ participantId: string; tenMinutes: string; deals: number }>`
          select d."participantId", substr(d."recordedAt", 1, 15) as "tenMinutes", cast(count(*) as bigint) as "deals"
          from deal d
          where d."participantId" in (${this.uow.list(some)}) and d."businessDate" between ${days.from} and ${days.to}
            and not exists (select 1 from withdrawal w where w."dealId" = d."id")
            and not exists (select 1 from reassignment m where m."dealId" = d."id")
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
          group by d."participantId", substr(d."recordedAt", 1, 15)`),
      )
    return rows
  }

  /** How many deals of each person sold several metrics at once. */
  async bundles(people: readonly string[], days: Days): Promise<Map<string, number>> {
    const bundles = new Map<string, number>()
    for (const some of inParts(people)) {
      const rows = await this.uow.sql<{ participantId: string; deals: number }>`
        select "participantId", cast(count(*) as bigint) as "deals" from (
          select d."participantId", d."id" from deal d join ledger_entry l on l."dealId" = d."id" and l."kind" in ('sale', 'activation')
        and not exists (select 1 from ledger_entry h where h."reverses" = l."id" and h."kind" = 'hold')
          where d."participantId" in (${this.uow.list(some)}) and d."businessDate" between ${days.from} and ${days.to}
            and not exists (select 1 from withdrawal w where w."dealId" = d."id")
            and not exists (select 1 from reassignment m where m."dealId" = d."id")
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
          group by d."participantId", d."id" having count(distinct l."metricId") > 1
        ) bundle group by "participantId"`
      for (const { participantId, deals } of rows) bundles.set(participantId, deals)
    }
    return bundles
  }

  /** Deals with an area, by person, day and area. */
  async byPersonAndArea(
    contestId: string,
    { from, to }: Days,
  ): Promise<Map<string, { day: string; area: string; deals: number }[]>> {
    const rows = await this.uow.sql<{ participantId: string; day: string; area: string; deals: number }>`
      select d."participantId", d."businessDate" as "day", d."area", count(*) as "deals"
      from deal d left join withdrawal w on w."dealId" = d."id" left join reassignment m on m."dealId" = d."id"
      where d."contestId" = ${contestId} and d."businessDate" between ${from} and ${to}
        and d."area" is not null and w."dealId" is null and m."dealId" is null
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
      group by d."participantId", d."businessDate", d."area"`
    const byPerson = new Map<string, { day: string; area: string; deals: number }[]>()
    for (const { participantId, day, area, deals } of rows) {
      const own = byPerson.get(participantId) ?? []
      own.push({ day, area, deals: Number(deals) })
      byPerson.set(participantId, own)
    }
    return byPerson
  }
}

function inParts(people: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let n = 0; n < people.length; n += PEOPLE_AT_ONCE) parts.push(people.slice(n, n + PEOPLE_AT_ONCE))
  return parts
}
