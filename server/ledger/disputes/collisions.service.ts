import { Injectable, type OnModuleInit } from '@nestjs/common'
import { DraftsService } from '#server/contest/contests/drafts.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealsService } from '#server/ledger/deals/deals.service'
import { ReversalsService } from '#server/ledger/deals/reversals.service'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { DisputeFacts, newDispute } from '#server/ledger/disputes/dispute-facts'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { AppError } from '#server/platform/http/app-error'
import type { Person } from '#server/platform/http/caller'
import { Clock } from '#server/platform/settings/clock'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

/**
 * 撞单: opens a dispute by itself where a number is recorded twice, ends disputes whose deal has gone unless the number is
 * still claimed twice, and lets no contest be closed (终榜) before all are ruled on.
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
    this.deals.onCollision((person, contest, deal, earlier) => this.open(person, contest, deal, earlier))
    this.contests.onClosed((contest) => this.mustBeSettled(contest.id))
    this.reversals.onTakenBack((contestId, dealId, newDealId) => this.goOn(contestId, dealId, newDealId))
  }

  private async open(person: Person, contest: LoadedContest, deal: RecordedDeal, otherDealId: string): Promise<void> {
    const { contestId, id: dealId } = deal
    const dispute = newDispute(this.clock.now(), { contestId, dealId, otherDealId, accountId: person.accountId })
    await this.disputes.add(dispute)
    await this.facts.opened(contest, dispute, [...deal.lines, ...(deal.pending ?? [])])
  }

  private async mustBeSettled(contestId: string): Promise<void> {
    if ((await this.disputes.list(contestId, true)).length > 0) throw new AppError('disputes_open')
  }

  /** The fact that takes the deal back tells it. */
  private async goOn(contestId: string, dealId: string, newDealId: string | undefined): Promise<void> {
    for (const dispute of await this.disputes.openAbout(contestId, dealId)) {
      const pair = dispute.kind === 'collision' ? await this.pairAfter(dispute, dealId, newDealId) : undefined
      await this.disputes.change(dispute.id, pair ?? { state: 'withdrawn', closedAt: this.clock.now() })
    }
  }

  /** The sale under its new name, or what still stands with the number, in the place of the deal that has gone. */
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
    // It stands first now: against whichever claim nobody disputes any more.
    for (const dealId of others)
      if ((await this.disputes.openAbout(dispute.contestId, dealId)).length === 0)
        return { dealId, answer: null, otherDealId: earliest, otherAnswer: dispute.answer }
    return undefined
  }
}
