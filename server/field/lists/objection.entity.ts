import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Prospect } from '#server/field/lists/list.entity'
import { Dispute } from '#server/ledger/disputes/dispute.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** Who held a line objects to how it was closed; about a sale by a dispute of the ledger, else settled by the back office. */
@Entity('prospect_objection')
@Check('prospect_objection_outcome', `"outcome" in ('stays', 'reopened')`)
@Index('prospect_objected_once', ['prospectId', 'round'], { unique: true })
@Index('prospect_objection_list', ['listId', 'at'])
export class ProspectObjection {
  @Id() id!: string
  @References(() => Contest, 'prospect_objection_contest_fk') contestId!: string
  @Ref() listId!: string
  @References(() => Prospect, 'prospect_objection_line_fk') prospectId!: string
  @Int() round!: number
  @References(() => Participant, 'prospect_objection_person_fk') participantId!: string
  @References(() => Dispute, 'prospect_objection_dispute_fk', { nullable: true }) disputeId!: string | null
  @Text(100) sentence!: string
  @Instant() at!: Date
  @Text(8, { nullable: true }) outcome!: 'stays' | 'reopened' | null
  @References(() => Account, 'prospect_objection_account_fk', { nullable: true }) settledBy!: string | null
  @Instant({ nullable: true }) settledAt!: Date | null
}
