import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { CountingEntry } from '#server/ledger/deals/counting-entry'
import { Deal, Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'
import { DealsRepository, type WaitingLine } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { negated, type Reversal, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { emptySpan } from '#server/ledger/standings/tallies'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import type { DealFact } from '#shared/live/facts'

/** A deal as a reversal finds it: what counts or has counted, and what still waits. */
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

/** What 撤单, 退订 and 改判 have in common; all within the unit under way, and silent. */
@Injectable()
export class ReversalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly events: DomainEventBus,
  ) {}

  find(contestId: string, dealId: string): Promise<Deal | null> {
    return this.uow.manager.findOneBy(Deal, { id: dealId, contestId })
  }

  /** As `open`, by the deal's id; refused where the contest has no such deal. */
  async openById(contest: LoadedContest, dealId: string): Promise<OpenDeal> {
    const deal = await this.find(contest.id, dealId)
    if (!deal) throw new AppError('not_found')
    return this.open(contest, deal)
  }

  /** Refused where the whole deal was withdrawn or reassigned before. */
  async open(contest: LoadedContest, deal: Deal): Promise<OpenDeal> {
    const { manager } = this.uow
    if (await manager.existsBy(Withdrawal, { dealId: deal.id })) throw new AppError('already_withdrawn')
    if (await manager.existsBy(Reassignment, { dealId: deal.id })) throw new AppError('already_reassigned')
    const entries = await this.deals.countingOf(deal.id)
    const pending = await this.deals.pendingOf(deal.id)
    const teamId = entries[0]?.teamId ?? contest.rules.participant(deal.participantId)?.teamId
    if (!teamId) throw new Error(`Deal ${deal.id} belongs to no team`)
    return { deal, entries, pending, teamId }
  }

  /** Writes the reversals; lines that waited are dropped under the number of the reversal that names them. */
  async write(
    open: OpenDeal,
    reversals: readonly Reversal[],
    kind: 'withdrawal' | 'cancellation' | 'reassignment',
  ): Promise<void> {
    const { contestId, id } = open.deal
    for (const reversal of reversals) {
      await this.deals.reverse(contestId, id, reversal, kind)
      if (reversal.pending.length > 0) await this.deals.settle(id, linesOf(reversal.pending), 'dropped', reversal.seq)
      await this.standings.raise(...reversal.raises)
      await this.standings.reachAgain(...reversal.raises)
    }
  }

  /** Emits `deal.reversed`; call it when everything about the reversal is written. */
  reversed(contestId: string, dealId: string, newDealId?: string): Promise<void> {
    return this.events.emit('deal.reversed', { contestId, dealId, newDealId })
  }

  /** What every fact about a reversal says, with the totals as they stand after it. */
  async told(contest: LoadedContest, { deal, teamId }: OpenDeal, { businessDate, entries, pending }: Reversal) {
    const after = await this.after(contest, deal.participantId, teamId, businessDate)
    return {
      dealId: deal.id,
      participantId: deal.participantId,
      businessDate,
      lines: negated(sumOfEntries(entries)),
      ...(pending.length > 0 ? { pending: negated(pending) } : {}),
      ...(deal.helperId ? { helperId: deal.helperId } : {}),
      ...after,
    }
  }

  /** The team's totals and the state of the pledge, as the unit sees them now. */
  async after(
    contest: LoadedContest,
    participantId: string,
    teamId: string,
    businessDate: string,
  ): Promise<Pick<DealFact, 'team' | 'pledgeState'>> {
    const tallies = await this.standings.tallies(contest.id, participantId, businessDate)
    const { whole, day } = tallies.teams.get(teamId) ?? emptySpan()
    const pledge = await this.pledges.of(contest, participantId, businessDate)
    return {
      team: { teamId, whole, day },
      pledgeState: pledge?.stateAt(tallies.own.day) ?? null,
    }
  }
}

const linesOf = (pending: Reversal['pending']): number[] => pending.map((each) => each.line)
