import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '#server/clock'
import { DraftsService } from '#server/contests/drafts.service'
import { DealsService } from '#server/deals/deals.service'
import { ReversalsService } from '#server/deals/reversals.service'
import { DisputeFacts, newDispute } from '#server/disputes/dispute-facts'
import { DisputesRepository } from '#server/disputes/disputes.repository'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import type { RecordedDeal } from '#shared/deal'

/**
 * 撞单: opens a dispute by itself where a number is recorded twice, ends disputes whose deal has gone, and lets no contest
 * be closed (终榜) before all are ruled on.
 */
@Injectable()
export class CollisionsService implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly deals: DealsService,
    private readonly reversals: ReversalsService,
    private readonly contests: DraftsService,
    private readonly disputes: DisputesRepository,
    private readonly facts: DisputeFacts,
  ) {}

  onModuleInit(): void {
    this.deals.onCollision((person, deal, earlier) => this.open(person, deal, earlier))
    this.contests.onClosed((contest) => this.mustBeSettled(contest.id))
    this.reversals.onTakenBack((contestId, dealId) => this.endAbout(contestId, dealId))
  }

  private async open(person: Person, deal: RecordedDeal, otherDealId: string): Promise<void> {
    const { contestId, id: dealId } = deal
    const dispute = newDispute(this.clock.now(), { contestId, dealId, otherDealId, accountId: person.accountId })
    await this.disputes.add(dispute)
    await this.facts.opened(dispute, [...deal.lines, ...(deal.pending ?? [])])
  }

  private async mustBeSettled(contestId: string): Promise<void> {
    if ((await this.disputes.list(contestId, true)).length > 0) throw new AppError('disputes_open')
  }

  /** The fact that takes the deal back tells it. */
  private async endAbout(contestId: string, dealId: string): Promise<void> {
    for (const { id } of await this.disputes.openAbout(contestId, dealId))
      await this.disputes.change(id, { state: 'withdrawn', closedAt: this.clock.now() })
  }
}
