import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Id, Instant, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { ActivitySource } from '#shared/field/activities/contract'
import type { Outcome } from '#shared/field/activities/outcomes'

/**
 * One activity (活动量), or what undoes exactly one other; append-only. `at` is the moment of the tap. Activities with the
 * same `objectKey` on one day are with the same customer.
 */
@Entity('activity_entry')
@Check('activity_entry_source', `"source" in ('tap', 'list', 'door', 'deal', 'import')`)
@Check('activity_entry_deal', `("source" = 'deal') = ("dealId" is not null)`)
@Index('activity_entry_request', ['contestId', 'recorderId', 'requestId'], { unique: true })
@Index('activity_entry_reversed_once', ['reverses'], { unique: true, where: '"reverses" IS NOT NULL' })
@Index('activity_entry_day', ['contestId', 'businessDate', 'participantId'])
@Index('activity_entry_recorded', ['contestId', 'recordedAt'])
@Index('activity_entry_of_deal', ['dealId'])
@Index('activity_entry_territory', ['territoryId', 'businessDate'], { where: '"territoryId" IS NOT NULL' })
export class ActivityEntry {
  @Id() id!: string
  @References(() => Contest, 'activity_entry_contest_fk') contestId!: string
  @References(() => Participant, 'activity_entry_participant_fk') participantId!: string
  @Ref() activityId!: string
  @Day() businessDate!: string
  @Instant() at!: Date
  @Instant() recordedAt!: Date
  @Text(8) source!: ActivitySource
  @Ref({ nullable: true }) objectKey!: string | null
  @References(() => Deal, 'activity_entry_deal_fk', { nullable: true }) dealId!: string | null
  @References(() => Account, 'activity_entry_recorder_fk') recorderId!: string
  @Ref() requestId!: string
  @References(() => ActivityEntry, 'activity_entry_reverses_fk', { nullable: true }) reverses!: string | null
  /** 包区 in which it was; null where none is known, and for calls. */
  @Ref({ nullable: true }) territoryId!: string | null
}

/** What came of an activity (结果); append-only, the last one counts. */
@Entity('activity_outcome')
@Index('activity_outcome_request', ['contestId', 'recorderId', 'requestId'], { unique: true })
@Index('activity_outcome_entry', ['entryId', 'at'])
export class ActivityOutcome {
  @Id() id!: string
  @References(() => Contest, 'activity_outcome_contest_fk') contestId!: string
  @References(() => ActivityEntry, 'activity_outcome_entry_fk') entryId!: string
  @Text(16, { nullable: true }) outcome!: Outcome | null
  @Day({ nullable: true }) nextOn!: string | null
  @Text(20, { nullable: true }) rival!: string | null
  @Text(7, { nullable: true }) rivalUntil!: string | null
  /** 愿介绍朋友; null where it was not said. */
  @Bool({ nullable: true }) refers!: boolean | null
  @Instant() at!: Date
  @References(() => Account, 'activity_outcome_recorder_fk') recorderId!: string
  @Ref() requestId!: string
}

/** With whom an activity was, `phone` as `digitsOf` gives it. Erasing both leaves the key, so that no count changes. */
@Entity('activity_customer')
export class ActivityCustomer {
  @References(() => ActivityEntry, 'activity_customer_entry_fk', { primary: true }) entryId!: string
  @Ref() objectKey!: string
  @Text(40, { nullable: true }) name!: string | null
  @Text(24, { nullable: true }) phone!: string | null
}

/** Up to when the teams' activities of a contest were sent to its screens, and when. */
@Entity('activity_tally')
export class ActivityTally {
  @References(() => Contest, 'activity_tally_contest_fk', { primary: true }) contestId!: string
  @Instant() upTo!: Date
  @Instant() at!: Date
}
