import { Injectable } from '@nestjs/common'
import { AuditService } from '#server/audit/audit.service'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { type Deal, Withdrawal } from '#server/deals/deal.entity'
import { dealNote } from '#server/deals/deal-note'
import { ReportedDealsRepository } from '#server/deals/reported-deals.repository'
import { sumOfEntries, takenBack } from '#server/deals/reversal-rules'
import { ReversalsService } from '#server/deals/reversals.service'
import { AppError } from '#server/http/app-error'
import { keepsLedger, type Person } from '#server/http/caller'
import { LiveJournal, type NewFact } from '#server/live/live.journal'
import { WITHDRAWAL_MINUTES } from '#shared/deal'

/** Whether someone may withdraw this deal now: a director or clerk any time, the seller or recorder for ten minutes. */
export function mayWithdraw(person: Person, deal: Pick<Deal, 'recorderId' | 'recordedAt'>, isOwn: boolean, now: Date) {
  if (keepsLedger(person)) return 'yes'
  if (!isOwn && deal.recorderId !== person.accountId) return 'not_yours'
  return now.getTime() - deal.recordedAt.getTime() <= WITHDRAWAL_MINUTES * 60_000 ? 'yes' : 'too_late'
}

/** 撤单: undoes a whole deal, once, by entries of its own, dated as the deal. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly reported: ReportedDealsRepository,
    private readonly journal: LiveJournal,
    // Seven parts, as a withdrawal looks at what was told before it changes anything.
    private readonly audit: AuditService,
  ) {}

  /** Standings, ranks and kept pledges follow silently. A deal that was cancelled in part can only be cancelled. */
  withdraw(person: Person, contestId: string, dealId: string, reason: string): Promise<void> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const deal = await this.reversals.find(contestId, dealId)
      const isOwn = deal?.participantId === contest.participantOf(person.accountId)?.id
      const now = this.clock.now()
      const may = deal && mayWithdraw(person, deal, isOwn, now)
      if (!deal || may === 'not_yours') throw new AppError('not_found')
      const open = await this.reversals.open(contest, deal)
      contest.mustTakeWrites(person)
      if (may === 'too_late') throw new AppError('withdrawal_window_over')
      if (!keepsLedger(person) && (await this.reported.contain(contestId))(deal)) throw new AppError('deal_reported')
      if (open.entries.some((entry) => entry.reversedBy === 'cancellation')) throw new AppError('already_cancelled')

      const reversals = takenBack({ ...deal, entries: open.entries }, open.teamId, contest.headSeq + 1, open.pending)
      await this.reversals.write(open, reversals, 'withdrawal')
      const seq = contest.headSeq + 1
      await this.uow.manager.insert(Withdrawal, {
        dealId,
        contestId,
        seq,
        accountId: person.accountId,
        reason,
        at: now,
      })
      const facts: NewFact[] = []
      for (const reversal of reversals)
        facts.push({ fact: { type: 'deal.withdrawn', ...(await this.reversals.told(contest, open, reversal)) } })
      await this.journal.append(contestId, seq, facts, now)
      const lines = [...sumOfEntries(open.entries), ...open.pending]
      await this.audit.note(dealNote(person, contest, 'deal.withdrawn', deal, { lines, after: { reason } }))
    })
  }
}
