import { Injectable } from '@nestjs/common'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { DealVisitsRepository } from '#server/field/activities/deal-visits.repository'
import type { LoggedDeal } from '#server/ledger/deals/recording/deal-writer'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { Clock } from '#server/platform/settings/clock'

/** A sale that its seller logs makes a visit by itself: nothing is typed twice. */
@Injectable()
export class DealVisits {
  constructor(
    private readonly visits: DealVisitsRepository,
    private readonly clock: Clock,
  ) {}

  /** Nothing for what was logged for another person (代报), and no statement where the contest counts no visits. */
  @OnDomainEvent('deals.logged')
  async count({ contest, deals }: DomainEvents['deals.logged']): Promise<void> {
    const visits = deals.flatMap((deal) => {
      const { participantId, businessDate } = deal.answer
      const isOwn = contest.rules.accountOf(participantId) === deal.recorderId
      const activity = isOwn && activitiesOn(contest, businessDate).find(({ kind }) => kind === 'visit')
      return activity ? [{ ...visitOf(deal), activityId: activity.id }] : []
    })
    if (visits.length > 0) await this.visits.add(visits)
  }

  /** 撤单 takes the visit of the deal with it; 改判 moves the sale, and the visit stays with whom it was. */
  @OnDomainEvent('deal.reversed')
  async undo({ contestId, dealId, newDealId }: DomainEvents['deal.reversed']): Promise<void> {
    if (newDealId === undefined) await this.visits.reverse(contestId, dealId, this.clock.now())
  }
}

const visitOf = ({ answer, number, customer, territoryId, recorderId, at }: LoggedDeal) => ({
  ...{ contestId: answer.contestId, participantId: answer.participantId, businessDate: answer.businessDate },
  ...{ dealId: answer.id, recorderId, at, recordedAt: new Date(answer.recordedAt) },
  ...{ number, customer, territoryId },
})
