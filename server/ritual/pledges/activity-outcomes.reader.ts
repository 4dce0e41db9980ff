import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { KeptActivitiesReader } from '#server/field/activities/kept-activities.reader'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { type Days, daysIn } from '#shared/contest/contests/span'
import type { PledgeRate } from '#shared/ritual/pledges/contract'
import { areDone } from '#shared/ritual/pledges/pledged-activities'

/** What became of the activities that one pledged for one day on duty. */
export interface ActivityOutcome {
  participantId: string
  day: string
  isKept: boolean
}

/** 兑现 of pledged activities, a figure of its own: no sale keeps them, and they keep no pledge of sales. */
@Injectable()
export class ActivityOutcomesReader {
  constructor(
    private readonly pledges: PledgesRepository,
    private readonly kept: KeptActivitiesReader,
    private readonly duty: DutyService,
  ) {}

  /** Of these people, or of everyone, inside the caller's unit; no more than one statement where none are pledged. */
  async between(
    contest: LoadedContest,
    days: Days,
    participantIds?: readonly string[],
  ): Promise<readonly ActivityOutcome[]> {
    const pledges = await this.pledges.activitiesOn(contest.id, daysIn(days), participantIds)
    const atLock = pledges.filter(({ activities }) => activities.lines.length > 0)
    if (atLock.length === 0) return []
    const duty = await this.duty.days(contest, days.from, days.to)
    const pledgedOn = [...new Set(atLock.map(({ day }) => day))]
    const counts = new Map(
      (await this.kept.on(contest, pledgedOn, participantIds)).map(
        ({ participantId, businessDate, activityId, count }) => [
          `${participantId} ${businessDate} ${activityId}`,
          count,
        ],
      ),
    )
    return atLock
      .filter(({ participantId, day }) => duty.isOnDuty(participantId, day))
      .map(({ participantId, day, isLate, activities }) => ({
        ...{ participantId, day },
        isKept: !isLate && areDone(activities, (id) => counts.get(`${participantId} ${day} ${id}`) ?? 0),
      }))
  }
}

/** How many were kept, of those pledged. */
export const activityRateOf = (outcomes: readonly ActivityOutcome[]): PledgeRate => ({
  kept: outcomes.filter(({ isKept }) => isKept).length,
  pledged: outcomes.length,
})
