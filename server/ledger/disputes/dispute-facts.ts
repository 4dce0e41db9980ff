import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { JournalHead } from '#server/journal/facts/numbered-facts'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { Clock } from '#server/platform/settings/clock'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { LiveFact } from '#shared/live/facts'

export type DisputeFact = Extract<LiveFact, { type: `dispute.${string}` }>

/** Appends the facts of disputes, after all other facts of the unit under way. */
@Injectable()
export class DisputeFacts {
  constructor(
    private readonly clock: Clock,
    private readonly journal: LiveJournal,
  ) {}

  opened(contest: JournalHead, { id, kind, dealId, otherDealId }: Dispute, lines: DealLine[]): Promise<void> {
    return this.append(contest, [{ type: 'dispute.opened', disputeId: id, kind, dealId, otherDealId, lines }])
  }

  async append(contest: JournalHead, facts: readonly DisputeFact[]): Promise<void> {
    const ofDisputes = facts.map((fact) => ({ fact }))
    await this.journal.append(contest, ofDisputes, this.clock.now())
  }
}

/** An open, unanswered dispute; with an `otherDealId` it is a collision. */
export function newDispute(
  openedAt: Date,
  about: Pick<Dispute, 'contestId' | 'dealId' | 'accountId'> & Partial<Pick<Dispute, 'otherDealId' | 'sentence'>>,
): Dispute {
  return {
    id: randomUUID(),
    kind: about.otherDealId ? 'collision' : 'objection',
    otherDealId: null,
    sentence: '',
    state: 'open',
    answer: null,
    otherAnswer: null,
    outcome: null,
    reason: null,
    ruledDealId: null,
    toParticipantId: null,
    ruledBy: null,
    openedAt,
    closedAt: null,
    ...about,
  }
}
