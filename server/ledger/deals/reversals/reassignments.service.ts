import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { awaitsActivation, isEffective, linesOf, plainLine } from '#server/ledger/deals/counting-entry'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import { mustTakePartOn } from '#server/ledger/deals/recording/deal-rules'
import { DealReplacement } from '#server/ledger/deals/reversals/deal-replacement'
import { fullReversals, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { type OpenDeal, ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { ReassignDealInput, ReassignedDeal } from '#shared/ledger/deals/contract'

/** 改判: reverses a deal and re-records its effective part for another member in one unit, on the same business date. */
@Injectable()
export class ReassignmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly replacement: DealReplacement,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  reassign(person: Person, contestId: string, dealId: string, input: ReassignDealInput): Promise<ReassignedDeal> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      contest.mustTakeWrites(person)
      const to = contest.rules.participant(input.participantId)
      if (!to) throw new AppError('not_a_participant')
      if (to.id === open.deal.participantId) throw new AppError('same_participant')
      if (!open.entries.some(isEffective) && open.pending.length === 0) throw new AppError('already_cancelled')
      mustTakePartOn(to, open.deal.businessDate)
      return this.move(person, contest, open, to, input.reason)
    })
  }

  private async move(
    person: Person,
    contest: LoadedContest,
    open: OpenDeal,
    to: ParticipantView,
    reason: string,
  ): Promise<ReassignedDeal> {
    const { deal, entries, pending, teamId } = open
    const now = this.clock.now()
    const facts = this.journal.reserve(contest)
    const seq = facts.next
    const reversals = fullReversals({ ...deal, entries }, teamId, seq, pending)
    await this.reversals.write(open, reversals, 'reassignment')
    const whom = { toParticipantId: to.id, toName: to.name }
    for (const reversal of reversals)
      facts.add({
        fact: { type: 'deal.reassigned', ...whom, ...(await this.reversals.factFields(contest, open, reversal)) },
      })
    const change = {
      seller: to,
      counted: sumOfEntries(entries.filter(isEffective)),
      pending: pending.filter(awaitsActivation).map(plainLine),
      keepsHeld: true,
      reassigns: deal.id,
    }
    const written = await this.replacement.replace(person, contest, open, change, facts)
    const act = { contestId: contest.id, dealId: deal.id, seq, accountId: person.accountId, reason, at: now }
    await this.reversals.acts.addReassignment({ ...act, newDealId: written.answer.id })
    await this.reversals.reversed(contest.id, deal.id, written.answer.id)
    await this.journal.write(facts, now)
    const lines = linesOf(written.answer)
    await this.audit.note(
      dealAuditEntry(person, contest, 'deal.reassigned', deal, { lines, after: { to: to.name, reason } }),
    )
    return { dealId: written.answer.id }
  }
}
