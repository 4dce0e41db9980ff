import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { isEffective } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import { ReportedDeals } from '#server/ledger/deals/reversals/reported-deals'
import { fullReversals, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { type OpenDeal, ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { AuditService } from '#server/platform/audit/audit.service'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { WITHDRAWAL_MINUTES } from '#shared/ledger/deals/contract'

type Recorded = Pick<Deal, 'recorderId' | 'recordedAt' | 'reassigns'>

/**
 * Whether the person may withdraw this deal now: a director or clerk any time, the seller or recorder for ten minutes. A
 * member cannot withdraw what a ruling reassigned.
 */
export function mayWithdraw(person: Person, deal: Recorded, isOwn: boolean, now: Date) {
  if (keepsLedger(person)) return 'yes'
  if (!isOwn && deal.recorderId !== person.accountId) return 'not_yours'
  if (deal.reassigns !== null) return 'ruled'
  return now.getTime() - deal.recordedAt.getTime() <= WITHDRAWAL_MINUTES * 60_000 ? 'yes' : 'too_late'
}

/** 撤单: reverses a whole deal, once, by entries of their own, dated as the deal. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly reported: ReportedDeals,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  /** Standings, ranks and kept pledges follow silently. A deal that was cancelled in part can only be cancelled. */
  withdraw(person: Person, contestId: string, dealId: string, reason: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const deal = await this.reversals.find(contestId, dealId)
      const isOwn = deal?.participantId === contest.participantOf(person.accountId)?.id
      const now = this.clock.now()
      const may = deal && mayWithdraw(person, deal, isOwn, now)
      if (!deal || may === 'not_yours') throw new AppError('not_found')
      const open = await this.reversals.open(contest, deal)
      contest.mustTakeWrites(person)
      if (may === 'ruled') throw new AppError('deal_ruled')
      if (may === 'too_late') throw new AppError('withdrawal_window_over')
      if (!keepsLedger(person) && (await this.reported.of(contestId))(deal)) throw new AppError('deal_reported')
      if (await this.reversals.acts.hasCancellation(dealId)) throw new AppError('already_cancelled')
      await this.reverse(person, contest, open, reason, now)
    })
  }

  /** 裁定撤回: reverses the effective rest of a deal, part of which may be cancelled; does nothing where none is left. */
  withdrawRest(person: Person, contestId: string, dealId: string, reason: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      contest.mustTakeWrites(person)
      if (open.entries.some(isEffective) || open.pending.length > 0)
        await this.reverse(person, contest, open, reason, this.clock.now())
    })
  }

  private async reverse(
    person: Person,
    contest: LoadedContest,
    open: OpenDeal,
    reason: string,
    now: Date,
  ): Promise<void> {
    const { deal, entries, pending } = open
    const { contestId, id: dealId } = deal
    const facts = this.journal.reserve(contest)
    const seq = facts.next
    const reversals = fullReversals({ ...deal, entries }, open.teamId, seq, pending)
    await this.reversals.write(open, reversals, 'withdrawal')
    await this.reversals.acts.addWithdrawal({ dealId, contestId, seq, accountId: person.accountId, reason, at: now })
    await this.reversals.reversed(contestId, dealId)
    for (const reversal of reversals)
      facts.add({ fact: { type: 'deal.withdrawn', ...(await this.reversals.factFields(contest, open, reversal)) } })
    await this.journal.write(facts, now)
    const lines = [...sumOfEntries(entries.filter(isEffective)), ...pending]
    await this.audit.note(dealAuditEntry(person, contest, 'deal.withdrawn', deal, { lines, after: { reason } }))
  }
}
