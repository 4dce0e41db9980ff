import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { activityOn } from '#server/field/activities/activity-rules'
import { KeptActivitiesReader } from '#server/field/activities/kept-activities.reader'
import { AppError } from '#server/platform/http/app-error'
import type { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import { lowersNone } from '#server/ritual/pledges/pledge-rules'
import type { PledgeInput } from '#shared/ritual/pledges/contract'
import {
  type ActivityLine,
  countOf,
  currentCounts,
  type PledgedActivities,
} from '#shared/ritual/pledges/pledged-activities'

type Key = Pick<Pledge, 'day' | 'participantId'>

/** What a pledge says of activities (活动量): kept apart from its sales, by the same rules of the lock. */
@Injectable()
export class ActivityPledges {
  constructor(private readonly kept: KeptActivitiesReader) {}

  /**
   * As they are after this revision of the pledge; inside the caller's unit, with a statement only where the input has
   * activities. Until the lock they change freely, once one of them is counted no count goes down (`pledge_only_raise`).
   * Refused with `unknown_activity` where the contest does not count it on the day.
   */
  async next(
    contest: LoadedContest,
    current: Pledge | null,
    kind: PledgeRevision['kind'],
    { activities: lines, day }: PledgeInput,
    participantId: string,
  ): Promise<PledgedActivities | null> {
    const before = current?.activities ?? null
    if (lines === undefined) return before
    for (const { activityId } of lines) activityOn(contest, activityId, day)
    const counted = await this.countedBy(contest, { day, participantId })
    const hasBegun = before?.lines.some(
      ({ activityId }) => countOf(counted, activityId) > countOf(before.before, activityId),
    )
    if ((kind === 'raise' || hasBegun) && !lowersNone(currentCounts(before), lines))
      throw new AppError('pledge_only_raise')
    if (kind === 'raise') return { lines: before?.lines ?? [], before: before?.before ?? counted, raised: lines }
    return lines.length > 0 ? { lines, raised: null, before: before?.before ?? counted } : null
  }

  private async countedBy(contest: LoadedContest, { day, participantId }: Key): Promise<ActivityLine[]> {
    const rows = await this.kept.on(contest, [day], [participantId])
    return rows.map(({ activityId, count }) => ({ activityId, count }))
  }
}
