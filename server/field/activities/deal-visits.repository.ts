import { Injectable } from '@nestjs/common'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** The visit of a deal; with a number or a customer it has an object. */
export interface DealVisit {
  contestId: string
  participantId: string
  activityId: string
  businessDate: string
  dealId: string
  recorderId: string
  at: Date
  recordedAt: Date
  number: string | undefined
  customer: string | undefined
  territoryId: string | undefined
}

/** Visits of deals, on the path of a deal: one statement. */
@Injectable()
export class DealVisitsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those without a number and a customer together, each other one alone. */
  async add(visits: readonly DealVisit[]): Promise<void> {
    const isBare = ({ number, customer }: DealVisit) => number === undefined && customer === undefined
    const bare = visits.filter(isBare)
    if (bare.length > 0)
      await this.uow.sql`
        insert into activity_entry ("id", "contestId", "participantId", "activityId", "businessDate", "at", "recordedAt",
          "source", "dealId", "recorderId", "requestId", "territoryId")
        values ${this.uow.values(bare.map(rowOf))}`
    for (const visit of visits) if (!isBare(visit)) await this.addWithObject(visit)
  }

  /** Under the key of an earlier activity or deal of that person and day with the same customer or number. */
  private async addWithObject(visit: DealVisit): Promise<void> {
    const { contestId, participantId, businessDate, dealId, number = null, customer = null } = visit
    await this.uow.sql`
      insert into activity_entry ("id", "contestId", "participantId", "activityId", "businessDate", "at", "recordedAt",
        "source", "dealId", "recorderId", "requestId", "territoryId", "objectKey")
      values (${this.uow.list(rowOf(visit))}, coalesce((
        select coalesce(e."objectKey", c."objectKey")
        from activity_entry e
        left join activity_customer c on c."entryId" = e."id"
        left join deal d on d."id" = e."dealId"
        left join deal_customer k on k."dealId" = e."dealId"
        where e."contestId" = ${contestId} and e."businessDate" = ${businessDate}
          and e."participantId" = ${participantId} and e."reverses" is null
          and (c."name" = ${customer} or c."phone" = ${number} or e."objectKey" is not null and (k."name" = ${customer} or d."reference" = ${number}))
        limit 1), ${dealId}))`
  }

  async reverse(contestId: string, dealId: string, now: Date): Promise<void> {
    const at = now.toISOString()
    await this.uow.sql`
      insert into activity_entry ("id", "contestId", "participantId", "activityId", "businessDate", "at", "recordedAt",
        "source", "dealId", "recorderId", "requestId", "territoryId", "objectKey", "reverses")
      select ${newId()}, e."contestId", e."participantId", e."activityId", e."businessDate", ${at}, ${at},
        e."source", e."dealId", e."recorderId", ${newId()}, e."territoryId", e."objectKey", e."id"
      from activity_entry e
      where e."dealId" = ${dealId} and e."contestId" = ${contestId} and e."reverses" is null
        and not exists (select 1 from activity_entry r where r."reverses" = e."id")`
  }
}

const rowOf = (visit: DealVisit): unknown[] => [
  ...[newId(), visit.contestId, visit.participantId, visit.activityId, visit.businessDate],
  ...[visit.at.toISOString(), visit.recordedAt.toISOString(), 'deal', visit.dealId, visit.recorderId, visit.dealId],
  visit.territoryId ?? null,
]
