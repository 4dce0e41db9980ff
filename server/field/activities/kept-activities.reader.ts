import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { instantOf } from '#shared/platform/time/instant-of'
import { addDays, type Day } from '#shared/platform/time/time'

/** How many different objects of an activity a person had on a day. */
export interface KeptCount {
  participantId: string
  businessDate: Day
  activityId: string
  count: number
}

/** Activities that keep a pledge: with an object, each once a day, and not entered after their day (补录). */
@Injectable()
export class KeptActivitiesReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of these people, or of everyone, on these days; one statement inside the caller's unit. */
  async on(
    { id: contestId, timezone }: LoadedContest,
    days: readonly Day[],
    participantIds?: readonly string[],
  ): Promise<KeptCount[]> {
    if (days.length === 0 || participantIds?.length === 0) return []
    const isAll = participantIds === undefined
    const ends = days.map((day) => [day, instantOf(addDays(day, 1), '00:00', timezone).toISOString()])
    const rows = await this.uow.sql<Omit<KeptCount, 'count'> & { count: number | string }>`
      with span ("day", "over") as (values ${this.uow.values(ends)})
      select e."participantId", e."businessDate", e."activityId",
        count(distinct coalesce(e."objectKey", c."objectKey")) as "count"
      from span join activity_entry e on e."contestId" = ${contestId} and e."businessDate" = span."day"
      left join activity_customer c on c."entryId" = e."id"
      where (${isAll ? 1 : 0} = 1 or e."participantId" in (${this.uow.list(isAll ? [''] : participantIds)}))
        and e."at" < span."over" and coalesce(e."objectKey", c."objectKey") is not null
        and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")
      group by e."participantId", e."businessDate", e."activityId"`
    return rows.map((row) => ({ ...row, count: Number(row.count) }))
  }
}
