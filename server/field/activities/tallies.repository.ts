import { Injectable } from '@nestjs/common'
import { ActivityTally } from '#server/field/activities/activity.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Up to when each contest's activities were stated. */
@Injectable()
export class TalliesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Running contests with activities that no fact has stated, and whose last one is from before that moment; where
   * activities earn points, every minute, as a customer who is named later earns them too.
   */
  async due(before: Date): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c left join activity_tally t on t."contestId" = c."id"
      where c."status" = 'running' and (t."at" is null or t."at" <= ${before.toISOString()})
        and (c."activityShare" > 0 or exists (select 1 from activity_entry e
          where e."contestId" = c."id" and e."recordedAt" >= coalesce(t."upTo", '')))`
    return rows.map(({ id }) => id)
  }

  /** Whether anything was entered or undone since then. */
  async isAnyNew(contestId: string, since: Date | undefined): Promise<boolean> {
    const rows = await this.uow.sql`
      select 1 from activity_entry
      where "contestId" = ${contestId} and "recordedAt" >= ${since?.toISOString() ?? ''} limit 1`
    return rows.length > 0
  }

  of(contestId: string): Promise<ActivityTally | null> {
    return this.uow.manager.findOneBy(ActivityTally, { contestId })
  }

  async keep(tally: ActivityTally): Promise<void> {
    await this.uow.manager.upsert(ActivityTally, tally, ['contestId'])
  }
}
