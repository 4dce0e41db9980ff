import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { isEffective } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import { knownOn } from '#server/ledger/deals/recording/deal-rules'
import { cancellationOf, ofLines, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { mustNotBeHeld } from '#server/ledger/deals/review-rules'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { CancelDealInput } from '#shared/ledger/deals/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** 退订 of some or all lines of a deal; emitted after its fact. */
    'deal.cancelled': { contest: LoadedContest; person: Person; deal: Deal }
  }
}

/** 退订: subtracts lines of a deal from the contest on the day it became known; the day of the sale keeps them. */
@Injectable()
export class CancellationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
  ) {}

  /** Refuses with `already_cancelled` where a named line neither counts nor waits. Waiting lines (未激活) are dropped. */
  cancel(person: Person, contestId: string, dealId: string, input: CancelDealInput): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      const { deal } = open
      contest.mustTakeWrites(person)
      mustNotBeHeld(open)
      const now = this.clock.now()
      const day = knownOn(contest, input.day, deal.businessDate)
      const entries = ofLines(open.entries, input.lines).filter(isEffective)
      const pending = open.pending.filter((each) => !input.lines || input.lines.includes(each.line))
      const found = new Set([...entries, ...pending].map((each) => each.line))
      if (found.size === 0 || input.lines?.some((line) => !found.has(line))) throw new AppError('already_cancelled')
      if (entries.some((entry) => entry.businessDate > day)) throw new AppError('known_before_sale')

      const facts = this.journal.reserve(contest)
      const seq = facts.next
      const reversal = cancellationOf({ ...deal, entries: open.entries }, open.teamId, seq, day, entries, pending)
      await this.reversals.write(open, [reversal], 'cancellation')
      const { reason } = input
      await this.reversals.acts.addCancellation({
        contestId,
        dealId,
        seq,
        accountId: person.accountId,
        day,
        reason,
        at: now,
      })
      facts.add({ fact: { type: 'deal.cancelled', ...(await this.reversals.factFields(contest, open, reversal)) } })
      await this.journal.write(facts, now)
      const lines = [...sumOfEntries(entries), ...pending]
      await this.audit.note(dealAuditEntry(person, contest, 'deal.cancelled', deal, { lines, after: { reason, day } }))
      await this.events.emit('deal.cancelled', { contest, person, deal })
    })
  }
}
