import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ActivityEntry } from '#server/field/activities/activity.entity'
import { AppError } from '#server/platform/http/app-error'
import type { Activity } from '#shared/contest/contests/activities'
import { contestOn } from '#shared/contest/contests/contest-on'
import { ACTIVITY_MINUTES, MOST_BARE } from '#shared/field/activities/contract'
import type { ActivityFigure } from '#shared/field/activities/figure'
import { OUTCOMES, type Outcome } from '#shared/field/activities/outcomes'
import { momentOf, TAP_TOLERANCE_MS, type TapMoment } from '#shared/ledger/deals/contract'
import type { Day } from '#shared/platform/time/time'

/** The activities that the contest counts on that day. */
export const activitiesOn = ({ rules }: LoadedContest, day: Day): readonly Activity[] =>
  contestOn(rules.view, day).activities ?? []

/** Refused with `unknown_activity` where the contest does not count it on that day. */
export function activityOn(contest: LoadedContest, id: string, day: Day): Activity {
  const activity = activitiesOn(contest, day).find((each) => each.id === id)
  if (!activity) throw new AppError('unknown_activity')
  return activity
}

/** When it was tapped on the server's clock; refused with `tap_in_future` where the device's clock was set meanwhile. */
export function momentOfTap(tapped: TapMoment | undefined, now: Date): Date {
  const moment = tapped ? momentOf(tapped) : now
  if (moment.getTime() - now.getTime() > TAP_TOLERANCE_MS) throw new AppError('tap_in_future')
  return moment < now ? moment : now
}

/** Refused with `activity_window_over` once the ten minutes after the tap of the activity are over. */
export function mustBeRecent({ at }: Pick<ActivityEntry, 'at'>, moment: Date): void {
  if (moment.getTime() - at.getTime() > ACTIVITY_MINUTES * 60_000) throw new AppError('activity_window_over')
}

/** Refused with `outcome_not_of_activity` where the activity has no such outcome. */
export function mustHaveOutcome({ kind }: Pick<Activity, 'kind'>, outcome: Outcome | undefined): void {
  if (outcome !== undefined && !OUTCOMES[kind].includes(outcome)) throw new AppError('outcome_not_of_activity')
}

/** How many activities of one person on one day: with different objects, and without one. */
export interface DayCount {
  participantId: string
  activityId: string
  businessDate: Day
  objects: number
  without: number
}

/** Sums days of one or more people; of what has no object, the first five of each day and person count. */
export function figuresOf(counts: readonly Omit<DayCount, 'participantId' | 'businessDate'>[]): ActivityFigure[] {
  const sums = new Map<string, ActivityFigure>()
  for (const { activityId, objects, without } of counts) {
    const sum = sums.get(activityId) ?? { activityId, objects: 0, bare: 0 }
    sums.set(activityId, {
      activityId,
      objects: sum.objects + objects,
      bare: sum.bare + Math.min(MOST_BARE, without),
    })
  }
  return [...sums.values()]
}
