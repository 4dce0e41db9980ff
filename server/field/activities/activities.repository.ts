import { Injectable } from '@nestjs/common'
import { ActivityEntry, ActivityOutcome } from '#server/field/activities/activity.entity'
import type { DayCount } from '#server/field/activities/activity-rules'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ActivitySource } from '#shared/field/activities/contract'
import type { Outcome } from '#shared/field/activities/outcomes'
import type { Day } from '#shared/platform/time/time'

/** Whose day, for which objects are compared. */
export interface OwnDay {
  contestId: string
  participantId: string
  businessDate: Day
}

/** With whom an activity was, as far as it was said. */
export interface SaidCustomer {
  name: string | null
  phone: string | null
}

/** An effective activity with the last thing that was said about it. */
export interface ToldEntry {
  id: string
  requestId: string
  activityId: string
  businessDate: Day
  at: string
  source: ActivitySource
  objectKey: string | null
  outcome: Outcome | null
  nextOn: Day | null
}

/** How many activities name a customer, and how many different ones. */
export interface NamedCustomers {
  named: number
  customers: number
}

/** Activities, what came of them, and the customers they were with. */
@Injectable()
export class ActivitiesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  findByRequest(contestId: string, recorderId: string, requestId: string): Promise<ActivityEntry | null> {
    return this.uow.manager.findOneBy(ActivityEntry, { contestId, recorderId, requestId })
  }

  hasOutcome(contestId: string, recorderId: string, requestId: string): Promise<boolean> {
    return this.uow.manager.existsBy(ActivityOutcome, { contestId, recorderId, requestId })
  }

  isReversed(id: string): Promise<boolean> {
    return this.uow.manager.existsBy(ActivityEntry, { reverses: id })
  }

  async add(entry: ActivityEntry): Promise<void> {
    await this.uow.manager.insert(ActivityEntry, entry)
  }

  /** Undoes an entry by one of its own, dated as it. */
  async reverse(entry: ActivityEntry, requestId: string, at: Date, recordedAt: Date): Promise<void> {
    await this.add({ ...entry, id: newId(), requestId, at, recordedAt, reverses: entry.id })
  }

  async addOutcome(outcome: ActivityOutcome): Promise<void> {
    await this.uow.manager.insert(ActivityOutcome, outcome)
  }

  /** Whom the entry was with, under the key that this customer already has on that day; what is said later replaces it. */
  async nameCustomer(day: OwnDay, entryId: string, { name, phone }: SaidCustomer): Promise<void> {
    const objectKey = (await this.keyOf(day, { name, phone })) ?? newId()
    await this.uow.sql`
      insert into activity_customer ("entryId", "objectKey", "name", "phone")
      values (${entryId}, ${objectKey}, ${name}, ${phone})
      on conflict ("entryId") do update set "objectKey" = excluded."objectKey",
        "name" = coalesce(excluded."name", activity_customer."name"),
        "phone" = coalesce(excluded."phone", activity_customer."phone")`
  }

  /** Another activity, or a deal, of the same person with a customer of this name or number on that day. */
  private async keyOf(
    { contestId, participantId, businessDate }: OwnDay,
    { name, phone }: SaidCustomer,
  ): Promise<string | undefined> {
    const [row] = await this.uow.sql<{ objectKey: string }>`
      select coalesce(e."objectKey", c."objectKey") as "objectKey"
      from activity_entry e
      left join activity_customer c on c."entryId" = e."id"
      left join deal_customer k on k."dealId" = e."dealId"
      left join deal d on d."id" = e."dealId"
      where e."contestId" = ${contestId} and e."businessDate" = ${businessDate}
        and e."participantId" = ${participantId} and e."reverses" is null
        and (c."name" = ${name} or c."phone" = ${phone}
          or e."objectKey" is not null and (k."name" = ${name} or d."reference" = ${phone}))
      limit 1`
    return row?.objectKey
  }

  /** Entries that were not undone, by person, activity and day; one statement for a span of days. */
  async counts(
    contestId: string,
    span: { from: Day; to: Day },
    participantIds?: readonly string[],
  ): Promise<DayCount[]> {
    const isAll = participantIds === undefined
    const rows = await this.uow.sql<Record<'objects' | 'without', number | string> & DayCount>`
      select e."participantId", e."activityId", e."businessDate",
        count(distinct coalesce(e."objectKey", c."objectKey")) as "objects",
        sum(case when e."objectKey" is null and c."objectKey" is null then 1 else 0 end) as "without"
      from activity_entry e left join activity_customer c on c."entryId" = e."id"
      where e."contestId" = ${contestId} and e."businessDate" >= ${span.from} and e."businessDate" <= ${span.to}
        and (${isAll ? 1 : 0} = 1 or e."participantId" in (${this.uow.list(isAll ? [''] : participantIds)}))
        and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")
      group by e."participantId", e."activityId", e."businessDate"`
    return rows.map((row) => ({ ...row, objects: Number(row.objects), without: Number(row.without) }))
  }

  /** The business dates of what was entered or undone since then; of everything without a moment. */
  async daysChanged(contestId: string, since: Date | undefined): Promise<Day[]> {
    const rows = await this.uow.sql<{ day: Day }>`
      select distinct "businessDate" as "day" from activity_entry
      where "contestId" = ${contestId} and "recordedAt" >= ${since?.toISOString() ?? ''} order by "businessDate"`
    return rows.map(({ day }) => day)
  }

  /** Named customers of a person over these days, over which a customer is the same by name alone. */
  async namedOf(contestId: string, days: readonly Day[], participantId: string): Promise<NamedCustomers> {
    const [row] = await this.uow.sql<Record<keyof NamedCustomers, number | string>>`
      select count(*) as "named", count(distinct c."name") as "customers"
      from activity_entry e join activity_customer c on c."entryId" = e."id"
      where e."contestId" = ${contestId} and e."businessDate" in (${this.uow.list(days)})
        and e."participantId" = ${participantId} and c."name" is not null
        and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")`
    return { named: Number(row?.named ?? 0), customers: Number(row?.customers ?? 0) }
  }

  /** The newest effective entries of a person's day. */
  entriesOf({ contestId, participantId, businessDate }: OwnDay, limit: number): Promise<ToldEntry[]> {
    return this.uow.sql<ToldEntry>`
      select e."id", e."requestId", e."activityId", e."businessDate", e."at", e."source",
        coalesce(e."objectKey", c."objectKey") as "objectKey", o."outcome", o."nextOn"
      from activity_entry e
      left join activity_customer c on c."entryId" = e."id"
      left join activity_outcome o on o."id" = (
        select l."id" from activity_outcome l where l."entryId" = e."id" and l."outcome" is not null
        order by l."at" desc, l."id" desc limit 1)
      where e."contestId" = ${contestId} and e."businessDate" = ${businessDate}
        and e."participantId" = ${participantId} and e."reverses" is null
        and not exists (select 1 from activity_entry r where r."reverses" = e."id")
      order by e."at" desc, e."id" desc limit ${limit}`
  }
}
