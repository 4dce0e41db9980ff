import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { awaitsActivation, type CountingEntry, type WaitingLine } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { negated, type Reversal, type ReversalKind, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { ReversalsRepository } from '#server/ledger/deals/reversals/reversals.repository'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import type { DealFact } from '#shared/live/facts'

/** A deal that can be reversed: its entries, reversed ones included, and the lines that still wait. */
export interface OpenDeal {
  deal: Deal
  entries: CountingEntry[]
  pending: WaitingLine[]
  teamId: string
}

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /**
     * A deal was withdrawn, or reassigned with `newDealId` in its place; emitted before its facts, so that a listener
     * appends none of its own.
     */
    'deal.reversed': { contestId: string; dealId: string; newDealId: string | undefined }
  }
}

/** The common part of 撤单, 退订 and 改判; inside the caller's unit. */
@Injectable()
export class ReversalsService {
  constructor(
    /** The records of withdrawals, cancellations and reassignments. */
    readonly acts: ReversalsRepository,
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly events: DomainEventBus,
  ) {}

  find(contestId: string, dealId: string): Promise<Deal | null> {
    return this.acts.find(contestId, dealId)
  }

  /** Whether the whole deal is off its seller's days: withdrawn (撤单) or under another name (改判). */
  async isFullyReversed(dealId: string): Promise<boolean> {
    return (await this.acts.isWithdrawn(dealId)) || this.acts.isReassigned(dealId)
  }

  /** As `open`, by the deal's id; refuses with `not_found` where the contest has no such deal. */
  async openById(contest: LoadedContest, dealId: string): Promise<OpenDeal> {
    const deal = await this.find(contest.id, dealId)
    if (!deal) throw new AppError('not_found')
    return this.open(contest, deal)
  }

  /** Refuses with `already_withdrawn` or `already_reassigned`. */
  async open(contest: LoadedContest, deal: Deal): Promise<OpenDeal> {
    if (await this.acts.isWithdrawn(deal.id)) throw new AppError('already_withdrawn')
    if (await this.acts.isReassigned(deal.id)) throw new AppError('already_reassigned')
    const entries = await this.deals.entriesOf(deal.id)
    const pending = await this.deals.pendingOf(deal.id)
    const teamId = entries[0]?.teamId ?? contest.rules.participant(deal.participantId)?.teamId
    if (!teamId) throw new Error(`Deal ${deal.id} belongs to no team`)
    return { deal, entries, pending, teamId }
  }

  /** Writes the reversals; waiting lines are dropped under the number of the reversal that names them. */
  async write(open: OpenDeal, reversals: readonly Reversal[], kind: ReversalKind): Promise<void> {
    const { contestId, id } = open.deal
    for (const reversal of reversals) {
      await this.deals.reverse(contestId, id, reversal, kind)
      if (reversal.pending.length > 0)
        await this.deals.settle(id, lineNumbers(reversal.pending), 'dropped', reversal.seq)
      await this.standings.apply(...reversal.deltas)
      await this.standings.recomputeReachedSeq(...reversal.deltas)
    }
  }

  /** Emits `deal.reversed`; call it when everything about the reversal is written. */
  reversed(contestId: string, dealId: string, newDealId?: string): Promise<void> {
    return this.events.emit('deal.reversed', { contestId, dealId, newDealId })
  }

  /** The fields that every fact about a reversal has, with the totals after it. */
  async factFields(contest: LoadedContest, { deal, teamId }: OpenDeal, { businessDate, entries, pending }: Reversal) {
    const totals = await this.totalsAfter(contest, deal.participantId, teamId, businessDate)
    const waited = pending.filter(awaitsActivation)
    return {
      dealId: deal.id,
      participantId: deal.participantId,
      businessDate,
      lines: negated(sumOfEntries(entries)),
      ...(waited.length > 0 ? { pending: negated(waited) } : {}),
      ...(deal.helperId ? { helperId: deal.helperId } : {}),
      ...totals,
    }
  }

  /** The team, and the state of the pledge as the unit sees it now. */
  async totalsAfter(
    contest: LoadedContest,
    participantId: string,
    teamId: string,
    businessDate: string,
  ): Promise<Pick<DealFact, 'team' | 'pledgeState'>> {
    const tallies = await this.standings.tallies(contest.id, participantId, businessDate)
    const pledge = await this.pledges.of(contest, participantId, businessDate)
    return {
      team: { teamId },
      pledgeState: pledge?.stateAt(tallies.own.day) ?? null,
    }
  }
}

const lineNumbers = (pending: Reversal['pending']): number[] => pending.map((each) => each.line)
