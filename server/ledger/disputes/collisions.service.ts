import { Injectable } from '@nestjs/common'
import { linesOf } from '#server/ledger/deals/counting-entry'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { DisputeFacts, newDispute } from '#server/ledger/disputes/dispute-facts'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'

/**
 * 撞单: opens a dispute by itself where a number is recorded twice, ends disputes whose deal has gone unless the number is
 * still claimed twice, and lets no contest be closed (终榜) before all are ruled on.
 */
@Injectable()
export class CollisionsService {
  constructor(
    private readonly clock: Clock,
    private readonly deals: DealsService,
    private readonly disputes: DisputesRepository,
    private readonly facts: DisputeFacts,
  ) {}

  /** Opens the dispute and appends its fact. */
  @OnDomainEvent('deal.collided')
  async open({ person, contest, deal, earlierDealId: otherDealId }: DomainEvents['deal.collided']): Promise<void> {
    const { contestId, id: dealId } = deal
    const dispute = newDispute(this.clock.now(), { contestId, dealId, otherDealId, accountId: person.accountId })
    await this.disputes.add(dispute)
    await this.facts.opened(contest, dispute, linesOf(deal))
  }

  /** Refuses the close with `disputes_open` while a dispute waits for its ruling. */
  @OnDomainEvent('contest.closed')
  async mustBeSettled({ contest }: DomainEvents['contest.closed']): Promise<void> {
    if ((await this.disputes.list(contest.id, true)).length > 0) throw new AppError('disputes_open')
  }

  /** Ends or re-targets the disputes about the deal; appends no fact, as the reversal's own fact announces it. */
  @OnDomainEvent('deal.reversed')
  async follow({ contestId, dealId, newDealId }: DomainEvents['deal.reversed']): Promise<void> {
    for (const dispute of await this.disputes.openAbout(contestId, dealId)) {
      const pair = dispute.kind === 'collision' ? await this.pairAfter(dispute, dealId, newDealId) : undefined
      await this.disputes.change(dispute.id, pair ?? { state: 'withdrawn', closedAt: this.clock.now() })
    }
  }

  /** The pair of deals after `goneId` was reversed: its replacement, or the remaining claims on the number. */
  private async pairAfter(
    dispute: Dispute,
    goneId: string,
    newDealId: string | undefined,
  ): Promise<Partial<Dispute> | undefined> {
    const isLater = dispute.dealId === goneId
    if (newDealId) return isLater ? { dealId: newDealId, answer: null } : { otherDealId: newDealId, otherAnswer: null }
    if (isLater) return undefined
    const deal = await this.disputes.deal(dispute.contestId, dispute.dealId)
    const [earliest, ...others] = deal ? await this.deals.claimsOf(deal) : []
    if (earliest === undefined) return undefined
    if (earliest !== dispute.dealId) return { otherDealId: earliest, otherAnswer: null }
    // The remaining deal is now the earliest claim: pair it with a later one that has no open dispute.
    for (const dealId of others)
      if ((await this.disputes.openAbout(dispute.contestId, dealId)).length === 0)
        return { dealId, answer: null, otherDealId: earliest, otherAnswer: dispute.answer }
    return undefined
  }
}
