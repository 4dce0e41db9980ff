import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { isEffective } from '#server/ledger/deals/counting-entry'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import { sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import { AuditService } from '#server/platform/audit/audit.service'

/** Who learns that a sale no longer counts for want of its number: the audit list, and its seller by 消息. */
@Injectable()
export class LapseNotes {
  constructor(
    private readonly audit: AuditService,
    private readonly inbox: InboxService,
  ) {}

  /** `open` as it was while it counted. */
  async note(contest: LoadedContest, { deal, entries }: OpenDeal): Promise<void> {
    const lines = sumOfEntries(entries.filter(isEffective))
    const after = { day: deal.businessDate }
    await this.audit.note(dealAuditEntry({ name: '' }, contest, 'deal.held', deal, { lines, after }))
    await this.inbox.tellParticipants(contest, [deal.participantId], { kind: 'number_missing', about: {} })
  }
}
