import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { figuresOf } from '#server/field/activities/activity-rules'
import { countedOf } from '#shared/field/activities/contract'
import type { Day } from '#shared/platform/time/time'

/** What some people counted of one activity over some days. */
export interface CountedOver {
  counted: number
  /** How many of them have counted any. */
  people: number
}

/** Sums of activities over many days. */
@Injectable()
export class ActivityCountsReader {
  constructor(private readonly activities: ActivitiesRepository) {}

  /** By activity; one statement inside the caller's unit. */
  async over(
    { id }: LoadedContest,
    days: readonly Day[],
    participantIds: readonly string[],
  ): Promise<Map<string, CountedOver>> {
    const [from, to] = [days[0], days.at(-1)]
    if (!from || !to || participantIds.length === 0) return new Map()
    const rows = (await this.activities.counts(id, { from, to }, participantIds)).filter(({ businessDate }) =>
      days.includes(businessDate),
    )
    return new Map(
      figuresOf(rows).map((figure) => [
        figure.activityId,
        {
          counted: countedOf(figure),
          people: new Set(rows.flatMap((row) => (row.activityId === figure.activityId ? [row.participantId] : [])))
            .size,
        },
      ]),
    )
  }
}
