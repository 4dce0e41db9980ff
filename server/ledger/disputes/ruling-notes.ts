import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { dealIdsOf } from '#server/ledger/disputes/dispute-views'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import type { RuleDisputeInput } from '#shared/ledger/disputes/contract'

/** Who learns of a ruling: the audit list, and by 消息 the one who objected and the sellers of the deals. */
@Injectable()
export class RulingNotes {
  constructor(
    private readonly disputes: DisputesRepository,
    private readonly audit: AuditService,
    private readonly inbox: InboxService,
  ) {}

  async note(person: Person, contest: LoadedContest, dispute: Dispute, input: RuleDisputeInput): Promise<void> {
    const deal = await this.disputes.deal(contest.id, input.outcome === 'stands' ? dispute.dealId : input.dealId)
    const to = input.outcome === 'reassigned' ? contest.rules.participant(input.participantId)?.name : undefined
    await this.audit.note({
      centerId: contest.centerId,
      contestId: contest.id,
      actor: person.name,
      action: 'dispute.ruled',
      subject: contest.rules.participant(deal?.participantId ?? '')?.name ?? '',
      before: { dispute: dispute.kind, ...(dispute.sentence ? { sentence: dispute.sentence } : {}) },
      after: { outcome: input.outcome, ...(to ? { to } : {}), reason: input.reason },
    })
  }

  /** Once for all that were ruled on together; before the deals move, so that their sellers are those of the dispute. */
  async tell(
    person: Person,
    contest: LoadedContest,
    ruled: readonly Dispute[],
    input: RuleDisputeInput,
  ): Promise<void> {
    const { outcome, reason } = input
    const ids = new Set(ruled.flatMap(dealIdsOf))
    const deals = await Promise.all([...ids].map((id) => this.disputes.deal(contest.id, id)))
    const sellers = deals.flatMap((deal) => deal?.participantId ?? [])
    const receivers = input.outcome === 'reassigned' ? [input.participantId] : []
    const openers = ruled.filter(({ kind }) => kind === 'objection').map(({ accountId }) => accountId)
    const accounts = [...sellers, ...receivers].map((id) => contest.rules.accountOf(id))
    const notice = { kind: 'dispute_ruled', about: { outcome, reason }, actorId: person.accountId } as const
    await this.inbox.tell([...openers, ...accounts], { ...notice, contestId: contest.id })
  }
}
