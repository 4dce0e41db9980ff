import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { type DisputeFact, DisputeFacts } from '#server/ledger/disputes/dispute-facts'
import { dealIdsOf, linesSold, viewsOf } from '#server/ledger/disputes/dispute-views'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { RulingEffects } from '#server/ledger/disputes/ruling-effects'
import { RulingNotes } from '#server/ledger/disputes/ruling-notes'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { DisputeView, RuleDisputeInput } from '#shared/ledger/disputes/contract'

/** 裁定: a director closes a dispute; the ruling's changes of the ledger happen in the same unit. */
@Injectable()
export class RulingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly disputes: DisputesRepository,
    private readonly effects: RulingEffects,
    private readonly facts: DisputeFacts,
    private readonly notes: RulingNotes,
  ) {}

  rule(person: Person, contestId: string, id: string, input: RuleDisputeInput): Promise<DisputeView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const dispute = await this.disputes.find(contestId, id)
      if (!dispute) throw new AppError('not_found')
      if (dispute.state !== 'open') throw new AppError('dispute_closed')
      contest.mustTakeWrites(person)
      if (input.outcome !== 'stands' && !dealIdsOf(dispute).includes(input.dealId))
        throw new AppError('dispute_changed')

      // Before the deals move, so that the disputes ruled on here are not closed as withdrawn.
      const ruled = await this.close(person, dispute, input)
      await this.notes.tell(person, contest, ruled, input)
      await this.effects.apply(person, dispute, input)
      await this.appendFacts(contest, ruled)
      await this.notes.note(person, contest, dispute, input)
      const [view] = viewsOf(contest, person, await this.disputes.pageOf(ruled.slice(0, 1)))
      if (!view) throw new Error(`Dispute ${id} has no view`)
      return view
    })
  }

  /** The dispute itself, then other objections to a deal that is reversed: they end the same way. */
  private async close(person: Person, dispute: Dispute, input: RuleDisputeInput): Promise<Dispute[]> {
    const { contestId } = dispute
    const about = input.outcome === 'stands' ? [] : await this.disputes.openAbout(contestId, input.dealId)
    const others = about.filter((each) => each.id !== dispute.id && each.kind === 'objection')
    const ruling = {
      state: 'ruled' as const,
      outcome: input.outcome,
      reason: input.reason,
      ruledBy: person.accountId,
      ruledDealId: input.outcome === 'stands' ? null : input.dealId,
      toParticipantId: input.outcome === 'reassigned' ? input.participantId : null,
      closedAt: this.clock.now(),
    }
    const ruled = [dispute, ...others]
    for (const { id } of ruled) await this.disputes.change(id, ruling)
    return ruled.map((each) => ({ ...each, ...ruling }))
  }

  private async appendFacts(contest: LoadedContest, ruled: readonly Dispute[]): Promise<void> {
    const facts: DisputeFact[] = []
    for (const { id, kind, dealId, ruledDealId, outcome, reason } of ruled) {
      const deal = await this.disputes.deal(contest.id, ruledDealId ?? dealId)
      if (!deal || !outcome) throw new Error(`Dispute ${id} is not ruled`)
      const about = { disputeId: id, kind, dealId: deal.id, lines: linesSold(deal) }
      facts.push({ type: 'dispute.ruled', ...about, outcome, reason: reason ?? '' })
    }
    await this.facts.append(contest, facts)
  }
}
