import { Injectable } from '@nestjs/common'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { dealIdsOf } from '#server/ledger/disputes/dispute-views'
import type { Person } from '#server/platform/auth/caller'
import type { RuleDisputeInput } from '#shared/ledger/disputes/contract'

/** What a ruling does to the deals of its dispute, inside the caller's unit. */
@Injectable()
export class RulingEffects {
  constructor(
    private readonly reversals: ReversalsService,
    private readonly withdrawals: WithdrawalsService,
    private readonly reassignments: ReassignmentsService,
  ) {}

  /** Where a deal of a collision is reassigned, the other one is withdrawn: one number, one sale. */
  async apply(person: Person, dispute: Dispute, input: RuleDisputeInput): Promise<void> {
    const { contestId } = dispute
    if (input.outcome === 'stands') return
    if (input.outcome === 'taken_back')
      return this.withdrawals.withdrawRest(person, contestId, input.dealId, input.reason)
    for (const dealId of dealIdsOf(dispute))
      if (dealId !== input.dealId && !(await this.reversals.isFullyReversed(dealId)))
        await this.withdrawals.withdrawRest(person, contestId, dealId, input.reason)
    const { dealId, participantId, reason } = input
    await this.reassignments.reassign(person, contestId, dealId, { participantId, reason })
  }
}
