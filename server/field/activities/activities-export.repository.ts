import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Outcome } from '#shared/field/activities/outcomes'
import type { Day } from '#shared/platform/time/time'

/** An activity that counts, as a line of the sheet. */
export interface ListedActivity {
  id: string
  participantId: string
  activityId: string
  businessDate: Day
  at: string
  source: string
  territoryId: string | null
  name: string | null
  phone: string | null
  outcome: Outcome | null
  nextOn: Day | null
  rival: string | null
  rivalUntil: string | null
  refers: boolean | number | null
  check: 'true' | 'untrue' | 'unanswered' | null
}

const AT_ONCE = 500

/** Activities for a sheet, page by page; each page in a unit of its own. */
@Injectable()
export class ActivitiesExportRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** In the order of days, after the one that the last page ended with. */
  page(
    contestId: string,
    after: Pick<ListedActivity, 'businessDate' | 'participantId' | 'id'>,
  ): Promise<ListedActivity[]> {
    const { businessDate, participantId, id } = after
    return this.uow.sql<ListedActivity>`
      select e."id", e."participantId", e."activityId", e."businessDate", e."at", e."source", e."territoryId",
        coalesce(c."name", k."name") as "name", coalesce(c."phone", k."phone") as "phone",
        o."outcome", o."nextOn", o."rival", o."rivalUntil",
        (select f."refers" from activity_outcome f where f."entryId" = e."id" and f."refers" is not null
          order by f."at" desc, f."id" desc limit 1) as "refers",
        s."answer" as "check"
      from activity_entry e
      left join activity_customer c on c."entryId" = e."id"
      left join deal_customer k on k."dealId" = e."dealId"
      left join spot_check s on s."entryId" = e."id"
      left join activity_outcome o on o."id" = (
        select l."id" from activity_outcome l where l."entryId" = e."id" and l."outcome" is not null
        order by l."at" desc, l."id" desc limit 1)
      where e."contestId" = ${contestId}
        and (e."businessDate", e."participantId", e."id") > (${businessDate}, ${participantId}, ${id})
        and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")
      order by e."businessDate", e."participantId", e."id" limit ${AT_ONCE}`
  }
}
