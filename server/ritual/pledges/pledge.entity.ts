import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Instant, Int, Json, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/** What one has pledged for a day, as it stands now. `keptSeq` is the fact that told it was kept. */
@Entity('pledge')
export class Pledge {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @References(() => Participant, 'pledge_participant_fk', { primary: true }) participantId!: string
  @Json() lines!: MetricQuantity[]
  @Json({ nullable: true }) raised!: MetricQuantity[] | null
  /** What was pledged the evening before, if anything. */
  @Json({ nullable: true }) early!: MetricQuantity[] | null
  /** What it has to be worth in points to count as kept: 80 % of one's own average when it was made, at least 1. */
  @Column({ type: 'integer', default: 0 }) floor!: number
  @Text(60) sentence!: string
  @Bool() isLate!: boolean
  /** The name of whoever said it for them, as it was then. */
  @Text(30, { nullable: true }) recordedBy!: string | null
  @Int({ nullable: true }) keptSeq!: number | null
  @Instant() at!: Date
}

/** Every change of a pledge, kept: `seq` is the number of its fact. */
@Entity('pledge_revision')
@Check('pledge_revision_kind', `"kind" in ('pledge', 'raise', 'late')`)
@Index('pledge_revision_participant', ['participantId', 'day'])
export class PledgeRevision {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contestId!: string
  @PrimaryColumn({ type: 'integer' }) seq!: number
  @Day() day!: string
  @References(() => Participant, 'pledge_revision_participant_fk') participantId!: string
  @References(() => Account, 'pledge_revision_account_fk') accountId!: string
  @Text(16) kind!: 'pledge' | 'raise' | 'late'
  @Json() lines!: MetricQuantity[]
  @Text(60) sentence!: string
  @Instant() at!: Date
}
