import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Id, Instant, Int, Json, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import { CustomerVoice } from '#server/ritual/voices/customer-voice.entity'
import type { RequestAbout, RequestStep } from '#shared/ritual/requests/contract'
import type { RequestKind, RequestState } from '#shared/ritual/requests/counts'
import type { RequestTerms, ServicePromise } from '#shared/ritual/requests/terms'

/** 求支撑: what a member needs of the back office, and until when it is promised. Its steps are the history. */
@Entity('request')
@Check('request_state', `"state" in ('asked', 'taken', 'answered', 'done', 'reopened')`)
@Index('request_contest', ['contestId', 'state', 'dueAt'])
@Index('request_asked', ['contestId', 'askedAt'])
@Index('request_answered', ['contestId', 'answeredAt'])
@Index('request_missed', ['contestId', 'missedAt'])
@Index('request_voice', ['voiceId'], { unique: true })
export class Request {
  @Id() id!: string
  @References(() => Contest, 'request_contest_fk') contestId!: string
  @Text(16) kind!: RequestKind
  @Text(16) state!: RequestState
  @Text(140) text!: string
  /** Who needs it; null where a complaint was noted by an account that takes no part. */
  @References(() => Participant, 'request_participant_fk', { nullable: true }) participantId!: string | null
  /** Who asked. */
  @References(() => Account, 'request_account_fk') accountId!: string
  @References(() => Account, 'request_owner_fk', { nullable: true }) ownerId!: string | null
  @Text(40, { nullable: true }) external!: string | null
  @Json({ nullable: true }) about!: RequestAbout | null
  /** Of a complaint: what the customer said. */
  @References(() => CustomerVoice, 'request_voice_fk', { nullable: true }) voiceId!: string | null
  /** What was promised when it was asked. */
  @Json() promise!: ServicePromise
  @Instant() askedAt!: Date
  /** Of its current round. */
  @Instant() dueAt!: Date
  @Instant() escalatesAt!: Date
  @Instant({ nullable: true }) escalatedAt!: Date | null
  /** The last answer. */
  @Text(400, { nullable: true }) answer!: string | null
  @Instant({ nullable: true }) answeredAt!: Date | null
  /** The promised moment of the first round that missed it. */
  @Instant({ nullable: true }) missedAt!: Date | null
  @Bool() hasThanks!: boolean
}

/** One step of a request; append-only. */
@Entity('request_step')
export class RequestStepRow {
  @References(() => Request, 'request_step_request_fk', { primary: true }) request!: string
  @Int({ primary: true }) position!: number
  @Text(16) act!: RequestStep['act']
  /** Null is the server itself. */
  @References(() => Account, 'request_step_account_fk', { nullable: true }) accountId!: string | null
  @Text(400) text!: string
  @Instant() at!: Date
}

/** What a contest promises for each kind; without a row the defaults hold. */
@Entity('request_terms')
export class RequestTermsRow {
  @References(() => Contest, 'request_terms_contest_fk', { primary: true }) contestId!: string
  @Json() terms!: RequestTerms
}
