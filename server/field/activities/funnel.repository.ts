import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Outcome, STEPS, type Step, stepOf } from '#shared/field/activities/outcomes'
import type { Day } from '#shared/platform/time/time'

/** How many activities of a person and day ended at a step; those with an object once for each. */
export interface StepCount {
  participantId: string
  businessDate: Day
  hasObject: boolean
  step: Step
  count: number
}

const ending = (step: Step) => Outcome.options.filter((outcome) => stepOf(outcome) === step)

/** What came of activities, step by step. */
@Injectable()
export class FunnelRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One statement; an activity that a sale made is signed. Of several with one object on a day the furthest counts. */
  async steps(contestId: string, span: { from: Day; to: Day }, activityIds: readonly string[]): Promise<StepCount[]> {
    const rows = await this.uow.sql<{
      participantId: string
      businessDate: Day
      hasObject: number | string
      step: number | string
      count: number | string
    }>`
      select "participantId", "businessDate", "hasObject", "step", count(*) as "count" from (
        select e."participantId", e."businessDate",
          case when e."objectKey" is null and c."objectKey" is null then 0 else 1 end as "hasObject",
          coalesce(e."objectKey", c."objectKey", e."id") as "object",
          max(case when e."source" = 'deal' or o."outcome" in (${this.uow.list(ending('signed'))}) then 3
            when o."outcome" in (${this.uow.list(ending('interested'))}) then 2
            when o."outcome" in (${this.uow.list(ending('met'))}) then 1 else 0 end) as "step"
        from activity_entry e
        left join activity_customer c on c."entryId" = e."id"
        left join activity_outcome o on o."id" = (
          select l."id" from activity_outcome l where l."entryId" = e."id" and l."outcome" is not null
          order by l."at" desc, l."id" desc limit 1)
        where e."contestId" = ${contestId} and e."businessDate" >= ${span.from} and e."businessDate" <= ${span.to}
          and e."activityId" in (${this.uow.list([...activityIds])})
          and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")
        group by e."participantId", e."businessDate", "hasObject", "object"
      ) t group by "participantId", "businessDate", "hasObject", "step"`
    return rows.map(({ participantId, businessDate, hasObject, step, count }) => ({
      ...{ participantId, businessDate, hasObject: Number(hasObject) === 1, count: Number(count) },
      step: STEPS[Number(step)] ?? 'counted',
    }))
  }
}
