import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository, type NamedCustomers } from '#server/field/activities/activities.repository'
import { activitiesOn, figuresOf } from '#server/field/activities/activity-rules'
import { countedOf } from '#shared/field/activities/contract'
import { OUTCOMES } from '#shared/field/activities/outcomes'
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

  /** Visits and calls of each of these people, or of everyone, of those days together; one statement inside the caller's unit. */
  async byPerson(
    contest: LoadedContest,
    days: readonly Day[],
    participantIds?: readonly string[],
  ): Promise<Map<string, number>> {
    const [from, to] = [days[0], days.at(-1)]
    if (!from || !to) return new Map()
    const counted = new Map<string, number>()
    for (const row of await this.activities.counts(contest.id, { from, to }, participantIds)) {
      const { participantId, activityId, businessDate } = row
      const kind = activitiesOn(contest, businessDate).find(({ id }) => id === activityId)?.kind
      if (!days.includes(businessDate) || kind === undefined || OUTCOMES[kind].length === 0) continue
      const [figure] = figuresOf([row])
      counted.set(participantId, (counted.get(participantId) ?? 0) + (figure ? countedOf(figure) : 0))
    }
    return counted
  }

  /** How many of a person's activities of these days name a customer, and how many different customers that are. */
  async customersOf({ id }: LoadedContest, days: readonly Day[], participantId: string): Promise<NamedCustomers> {
    if (days.length === 0) return { named: 0, customers: 0 }
    return this.activities.namedOf(id, days, participantId)
  }

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
