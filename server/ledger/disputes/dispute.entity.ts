import { Check, Entity, Index } from 'typeorm'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Id, Instant, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { DisputeKind, DisputeOutcome, DisputeState } from '#shared/ledger/disputes/contract'

/** An objection to a deal in one sentence, or two deals that claim the same number (撞单); ruled by a director. */
@Entity('dispute')
@Check('dispute_kind', `"kind" in ('objection', 'collision')`)
@Check('dispute_state', `"state" in ('open', 'ruled', 'withdrawn')`)
@Check('dispute_outcome', `("state" = 'ruled') = ("outcome" is not null)`)
@Check('dispute_collision', `("kind" = 'collision') = ("otherDealId" is not null)`)
@Index('dispute_contest', ['contestId', 'state'])
@Index('dispute_deal', ['dealId'])
export class Dispute {
  @Id() id!: string
  @Ref() contestId!: string
  @Text(16) kind!: DisputeKind
  @References(() => Deal, 'dispute_deal_fk') dealId!: string
  /** Of a collision: the earlier deal with the same number. */
  @References(() => Deal, 'dispute_other_deal_fk', { nullable: true }) otherDealId!: string | null
  /** The account that objects; of a collision, the recorder of the later deal. */
  @References(() => Account, 'dispute_account_fk') accountId!: string
  @Text(100) sentence!: string
  @Text(16) state!: DisputeState
  /** What the seller of the deal says, and of a collision the seller of the earlier one. */
  @Text(100, { nullable: true }) answer!: string | null
  @Text(100, { nullable: true }) otherAnswer!: string | null
  @Text(16, { nullable: true }) outcome!: DisputeOutcome | null
  @Text(100, { nullable: true }) reason!: string | null
  /** The deal that the ruling withdrew or moved, and to whom it moved. */
  @Ref({ nullable: true }) ruledDealId!: string | null
  @Ref({ nullable: true }) toParticipantId!: string | null
  @References(() => Account, 'dispute_ruler_fk', { nullable: true }) ruledBy!: string | null
  @Instant() openedAt!: Date
  @Instant({ nullable: true }) closedAt!: Date | null
}
