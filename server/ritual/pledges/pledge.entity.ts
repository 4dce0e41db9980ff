import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Instant, Int, Json, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { ActivityLine, PledgedActivities } from '#shared/ritual/pledges/pledged-activities'

/** The current pledge of a participant for a day. `keptSeq` is the number of its `pledge.kept` fact. */
@Entity('pledge')
export class Pledge {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @References(() => Participant, 'pledge_participant_fk', { primary: true }) participantId!: string
  @Json() lines!: MetricQuantity[]
  @Json({ nullable: true }) raised!: MetricQuantity[] | null
  /** The quantities pledged the evening before, if any. */
  @Json({ nullable: true }) early!: MetricQuantity[] | null
  /** What had been sold on its day when it was made, before the lock: it does not keep the pledge. Null where nothing was. */
  @Json({ nullable: true }) soldBefore!: MetricQuantity[] | null
  /** What it says of activities, kept and missed apart from its sales. */
  @Json({ nullable: true }) activities!: PledgedActivities | null
  /** Points it must be worth to count as kept: 80 % of the participant's average when it was made, at least 1. */
  @Column({ type: 'integer', default: 0 }) floor!: number
  @Text(60) sentence!: string
  /** 求支撑: what help it needs. */
  @Column({ type: 'varchar', length: 40, default: '' }) support!: string
  @Bool() isLate!: boolean
  /** 代录: the name at that time of the person who entered it for them. */
  @Text(40, { nullable: true }) recordedBy!: string | null
  @Int({ nullable: true }) keptSeq!: number | null
  @Instant() at!: Date
}

/** Every revision of a pledge; `seq` is the number of its fact. */
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
  @Json({ nullable: true }) activities!: ActivityLine[] | null
  @Text(60) sentence!: string
  @Instant() at!: Date
}
