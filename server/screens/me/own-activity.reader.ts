import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { OwnActivitiesReader } from '#server/field/activities/own-activities.reader'
import { ActivityOutcomesReader, activityRateOf } from '#server/ritual/pledges/activity-outcomes.reader'
import type { Days } from '#shared/contest/contests/span'
import { countedOf } from '#shared/field/activities/contract'
import { addDays } from '#shared/platform/time/time'
import type { OwnRecordView } from '#shared/screens/me/contract'

/** 活动量 in what one has done: the row of the calendar, and the rate of kept pledges; inside the caller's unit. */
@Injectable()
export class OwnActivityReader {
  constructor(
    private readonly activities: OwnActivitiesReader,
    private readonly outcomes: ActivityOutcomesReader,
  ) {}

  /** Of the days before today. */
  async rate(contest: LoadedContest, participantId: string): Promise<Pick<OwnRecordView, 'activityRate'>> {
    const [from, to] = [contest.startsOn, addDays(contest.today, -1)]
    if (from > to) return {}
    const rate = activityRateOf(await this.outcomes.between(contest, { from, to }, [participantId]))
    return rate.pledged > 0 ? { activityRate: rate } : {}
  }

  /** One statement, and none where the contest counts no activities. */
  async row(contest: LoadedContest, participantId: string, span: Days | null): Promise<OwnRecordView['activity']> {
    const activities = contest.view.activities ?? []
    const shown = activities.find(({ kind }) => kind === 'visit') ?? activities[0]
    if (!shown || !span) return null
    const figures = await this.activities.days(contest.id, participantId, span)
    return {
      ...{ name: shown.name, unit: shown.unit, perDay: shown.perDay ?? null },
      days: [...figures].flatMap(([day, own]) => {
        const figure = own.find(({ activityId }) => activityId === shown.id)
        return figure ? [{ day, count: countedOf(figure) }] : []
      }),
    }
  }
}
