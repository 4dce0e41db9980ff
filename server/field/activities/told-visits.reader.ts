import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Outcome } from '#shared/field/activities/outcomes'
import { addDays, type Day, type Month } from '#shared/platform/time/time'

/** What holds of an activity after all that was said about it. */
export interface ToldVisit {
  name: string | null
  phone: string | null
  rival: string | null
  rivalUntil: Month | null
  refers: boolean
}

/** An activity that goes on on a day: with whom it was, and what came of it. */
export interface DueVisit {
  id: string
  name: string | null
  phone: string | null
  outcome: Outcome | null
  nextOn: Day
}

/** A visit without a later one is named for so many days after its day. */
const NAMED_DAYS = 7
/** How long before a day its visits were made, at most. */
const LOOKED_DAYS = 60
const MOST_DUE = 30

/** What was said about activities, inside the caller's unit. */
@Injectable()
export class ToldVisitsReader {
  constructor(private readonly uow: UnitOfWork) {}

  async told(entryId: string): Promise<ToldVisit> {
    const rows = await this.uow.sql<{
      outcome: string | null
      rival: string | null
      rivalUntil: Month | null
      refers: boolean | number | null
    }>`
      select o."outcome", o."rival", o."rivalUntil", o."refers" from activity_outcome o
      where o."entryId" = ${entryId} order by o."at" desc, o."id" desc`
    const [customer] = await this.uow.sql<{ name: string | null; phone: string | null }>`
      select c."name", c."phone" from activity_customer c where c."entryId" = ${entryId}`
    const last = rows.find(({ outcome }) => outcome !== null)
    return {
      ...{ name: customer?.name ?? null, phone: customer?.phone ?? null },
      ...{ rival: last?.rival ?? null, rivalUntil: last?.rivalUntil ?? null },
      refers: Boolean(rows.find(({ refers }) => refers !== null)?.refers),
    }
  }

  /** 下次: named customers whose day has come and to whom this person has not gone since; lines of lists have their own day. */
  async due(contestId: string, participantId: string, today: Day): Promise<DueVisit[]> {
    const rows = await this.uow.sql<DueVisit & { at: string }>`
      select e."id", e."at", c."name", c."phone", o."outcome", o."nextOn" from activity_entry e
      join activity_customer c on c."entryId" = e."id"
      join activity_outcome o on o."id" = (
        select l."id" from activity_outcome l where l."entryId" = e."id" and l."outcome" is not null
        order by l."at" desc, l."id" desc limit 1)
      where e."contestId" = ${contestId} and e."participantId" = ${participantId}
        and e."businessDate" >= ${addDays(today, -LOOKED_DAYS)} and e."reverses" is null and e."source" <> 'list'
        and o."nextOn" <= ${today} and o."nextOn" >= ${addDays(today, -NAMED_DAYS)}
        and (c."name" is not null or c."phone" is not null)
        and not exists (select 1 from activity_entry r where r."reverses" = e."id")
        and not exists (
          select 1 from activity_entry n join activity_customer k on k."entryId" = n."id"
          where n."contestId" = e."contestId" and n."participantId" = e."participantId"
            and n."businessDate" >= e."businessDate" and n."at" > e."at" and n."reverses" is null
            and (k."name" = c."name" or k."phone" = c."phone"))
      order by o."nextOn", e."at" limit ${MOST_DUE}`
    return rows.map(({ id, name, phone, outcome, nextOn }) => ({ id, name, phone, outcome, nextOn }))
  }
}
