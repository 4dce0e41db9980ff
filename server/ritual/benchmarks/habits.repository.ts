import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Span } from '#server/ritual/benchmarks/benchmark-figures.service'

/** How many people one statement looks at, so that none stops the server for long. */
const PEOPLE_AT_ONCE = 10

/** What was sold in one area; `area` null is a deal without one. */
interface AreaRow {
  area: string | null
  metricId: string
  quantity: number
}

/** When and how deals were made: what standings do not hold. Deals that were withdrawn or reassigned are not seen. */
@Injectable()
export class HabitsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The metrics sold per area by one person. */
  areas(participantId: string, { from, to }: Span): Promise<AreaRow[]> {
    return this.uow.sql<AreaRow>`
      select d."area", l."metricId", cast(sum(l."quantity") as integer) as "quantity"
      from deal d join ledger_entry l on l."dealId" = d."id" and l."kind" in ('sale', 'activation')
      where d."participantId" = ${participantId} and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")
      group by d."area", l."metricId"`
  }

  /** How many deals of one person were in each area. */
  dealsByArea(participantId: string, { from, to }: Span): Promise<{ area: string | null; deals: number }[]> {
    return this.uow.sql<{ area: string | null; deals: number }>`
      select d."area", cast(count(*) as integer) as "deals" from deal d
      where d."participantId" = ${participantId} and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")
      group by d."area"`
  }

  /** Deals per ten minutes of UTC: `tenMinutes` is the beginning of the instants' text. */
  async moments(
    people: readonly string[],
    span: Span,
  ): Promise<{ participantId: string; tenMinutes: string; deals: number }[]> {
    const rows = []
    for (const some of inParts(people))
      rows.push(
        ...(await this.uow.sql<{ participantId: string; tenMinutes: string; deals: number }>`
          select d."participantId", substr(d."recordedAt", 1, 15) as "tenMinutes", cast(count(*) as integer) as "deals"
          from deal d
          where d."participantId" in (${this.uow.list(some)}) and d."businessDate" between ${span.from} and ${span.to}
            and not exists (select 1 from withdrawal w where w."dealId" = d."id")
            and not exists (select 1 from reassignment m where m."dealId" = d."id")
          group by d."participantId", substr(d."recordedAt", 1, 15)`),
      )
    return rows
  }

  /** How many deals of each person raised several metrics at once. */
  async bundles(people: readonly string[], span: Span): Promise<Map<string, number>> {
    const bundles = new Map<string, number>()
    for (const some of inParts(people)) {
      const rows = await this.uow.sql<{ participantId: string; deals: number }>`
        select "participantId", cast(count(*) as integer) as "deals" from (
          select d."participantId", d."id" from deal d join ledger_entry l on l."dealId" = d."id" and l."kind" in ('sale', 'activation')
          where d."participantId" in (${this.uow.list(some)}) and d."businessDate" between ${span.from} and ${span.to}
            and not exists (select 1 from withdrawal w where w."dealId" = d."id")
            and not exists (select 1 from reassignment m where m."dealId" = d."id")
          group by d."participantId", d."id" having count(distinct l."metricId") > 1
        ) bundle group by "participantId"`
      for (const { participantId, deals } of rows) bundles.set(participantId, deals)
    }
    return bundles
  }
}

function inParts(people: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let n = 0; n < people.length; n += PEOPLE_AT_ONCE) parts.push(people.slice(n, n + PEOPLE_AT_ONCE))
  return parts
}
