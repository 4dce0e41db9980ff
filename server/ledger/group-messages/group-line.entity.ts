import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Day, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { GroupPurpose } from '#shared/ledger/group-messages/contract'

/** A line of a group message (群消息) that was written; append-only. Of its words a digest is kept, and nothing else. */
@Entity('group_line')
@Check('group_line_purpose', `"purpose" in ('deals', 'pledges')`)
@Index('group_line_deal', ['dealId'])
export class GroupLine {
  @References(() => Contest, 'group_line_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 43 }) key!: string
  @Text(16) purpose!: GroupPurpose
  @Day() day!: string
  @References(() => Participant, 'group_line_participant_fk') participantId!: string
  @References(() => Deal, 'group_line_deal_fk', { nullable: true }) dealId!: string | null
  @References(() => Account, 'group_line_account_fk') accountId!: string
  @Instant() at!: Date
}
