import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import type { ActivityTally } from '#server/field/activities/activity.entity'
import { activitiesOn } from '#server/field/activities/activity-rules'
import type { Earning } from '#server/ledger/bonuses/bonus-changes'
import { BonusesService } from '#server/ledger/bonuses/bonuses.service'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { Clock } from '#server/platform/settings/clock'
import { givesBonuses } from '#shared/ledger/standings/bonus'
import { addDays, type Day, dayOf } from '#shared/platform/time/time'

/**
 * What activities earn their teams, in contests in which they have a share: the points of the activity for each different
 * object of a person and day, whether it was entered on that day or later (补录). What has no object earns nothing. How
 * much of it counts follows from the sales.
 */
@Injectable()
export class ActivityBonuses {
  constructor(
    private readonly activities: ActivitiesRepository,
    private readonly bonuses: BonusesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Recomputes the business dates of what was entered or undone since the last tally, and the two that may still change
   * without; once a day all of them. Inside the caller's unit; appends one fact, or none where nothing differs.
   */
  async bring(contest: LoadedContest, last: Pick<ActivityTally, 'at' | 'upTo'> | null): Promise<void> {
    if (!givesBonuses(contest.view)) return
    const isFirstOfDay = !last || dayOf(last.at, contest.timezone) < contest.today
    const since = isFirstOfDay ? undefined : last.upTo
    const changed = await this.activities.daysChanged(contest.id, since)
    const days = [...new Set([...changed, addDays(contest.ledgerDay, -1), contest.ledgerDay])].sort()
    const earned: Earning[] = []
    for (const day of days) earned.push(...(await this.earnedOn(contest, day)))
    await this.bonuses.bring(contest, 'activity', days, earned, this.clock.now())
  }

  /** 终榜 waits for no minute. */
  @OnDomainEvent('contest.closing')
  bringAtClose({ contest }: DomainEvents['contest.closing']): Promise<void> {
    return this.bring(contest, null)
  }

  private async earnedOn(contest: LoadedContest, businessDate: Day): Promise<Earning[]> {
    const points = new Map(activitiesOn(contest, businessDate).map((activity) => [activity.id, activity.points ?? 0]))
    const earned = new Map<string, Earning>()
    for (const row of await this.activities.counts(contest.id, { from: businessDate, to: businessDate })) {
      const { activityId: causeId, participantId, objects } = row
      const teamId = contest.rules.participant(participantId)?.teamId
      const more = objects * (points.get(causeId) ?? 0)
      if (teamId === undefined || more === 0) continue
      const sum = earned.get(`${teamId} ${causeId}`)?.points ?? 0
      // Of the team alone: what one person has done is on no board.
      earned.set(`${teamId} ${causeId}`, { teamId, participantId: null, causeId, businessDate, points: sum + more })
    }
    return [...earned.values()]
  }
}
