import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { Clock } from '#server/platform/settings/clock'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { LiveFact } from '#shared/live/protocol'

export type DisputeFact = Extract<LiveFact, { type: `dispute.${string}` }>

/** Tells the room of disputes, after whatever else the unit under way has told. */
@Injectable()
export class DisputeFacts {
  constructor(
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly journal: LiveJournal,
  ) {}

  opened({ id, contestId, kind, dealId, otherDealId }: Dispute, lines: DealLine[]): Promise<void> {
    return this.tell(contestId, [{ type: 'dispute.opened', disputeId: id, kind, dealId, otherDealId, lines }])
  }

  async tell(contestId: string, facts: readonly DisputeFact[]): Promise<void> {
    const { headSeq } = await this.contests.load(contestId)
    const told = facts.map((fact) => ({ fact }))
    await this.journal.append(contestId, headSeq + 1, told, this.clock.now())
  }
}

/** An open dispute that nobody has answered; with an `otherDealId` it is a collision. */
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
