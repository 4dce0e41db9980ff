import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { type DayCount, figuresOf } from '#server/field/activities/activity-rules'
import { weekdayOf } from '#shared/contest/duty/contract'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { ActivityFigure } from '#shared/field/activities/figure'
import { addDays, type Day, dayOf } from '#shared/platform/time/time'

const MOST_ENTRIES = 20

/** What a participant has done today and in this week, for their own eyes. */
@Injectable()
export class OwnActivitiesReader {
  constructor(private readonly activities: ActivitiesRepository) {}

  /** Inside the caller's unit; two statements. */
  async day(contest: LoadedContest, participantId: string): Promise<OwnActivities> {
    const { id: contestId, today: day, timezone } = contest
    const from = addDays(day, 1 - weekdayOf(day))
    const counts = await this.activities.counts(contestId, { from, to: day }, [participantId])
    const entries = await this.activities.entriesOf({ contestId, participantId, businessDate: day }, MOST_ENTRIES)
    return {
      day,
      figures: figuresOf(counts.filter(({ businessDate }) => businessDate === day)),
      week: figuresOf(counts),
      entries: entries.map(({ requestId, activityId, businessDate, at, source, objectKey, outcome, nextOn }) => ({
        ...{ requestId, activityId, businessDate, at, source, outcome, nextOn },
        isLate: dayOf(new Date(at), timezone) > businessDate,
        hasObject: objectKey !== null,
      })),
    }
  }

  /** What counts of each day that has anything; one statement. */
  async days(
    contestId: string,
    participantId: string,
    span: { from: Day; to: Day },
  ): Promise<ReadonlyMap<Day, readonly ActivityFigure[]>> {
    const counts = await this.activities.counts(contestId, span, [participantId])
    const days = new Map<Day, DayCount[]>()
    for (const count of counts) days.set(count.businessDate, [...(days.get(count.businessDate) ?? []), count])
    return new Map([...days].map(([day, own]) => [day, figuresOf(own)]))
  }
}
