import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { answerOf } from '#server/ledger/deals/stored-answer'
import { Account } from '#server/platform/accounts/account.entity'
import { BigInt53, Bool, Day, Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { DealSource, RecordedDeal } from '#shared/ledger/deals/contract'

/** One sale as it was recorded; never changed. */
@Entity('deal')
@Index('deal_request', ['contestId', 'recorderId', 'requestId'], { unique: true })
@Index('deal_seq', ['contestId', 'seq'], { unique: true })
@Index('deal_participant', ['participantId', 'seq'])
@Index('deal_territory', ['territoryId', 'businessDate'], { where: '"territoryId" IS NOT NULL' })
@Index('deal_reference', ['contestId', 'reference'], { where: '"reference" IS NOT NULL' })
export class Deal {
  @Id() id!: string
  @References(() => Contest, 'deal_contest_fk') contestId!: string
  @Int() seq!: number
  @Ref() requestId!: string
  @References(() => Account, 'deal_recorder_fk') recorderId!: string
  @Text(43) digest!: string
  @References(() => Participant, 'deal_participant_fk') participantId!: string
  @Day() businessDate!: string
  @Instant() recordedAt!: Date
  @Text(40, { nullable: true }) reference!: string | null
  @Text(40, { nullable: true }) area!: string | null
  @Text(200, { nullable: true }) note!: string | null
  @Bool() isPossibleDuplicate!: boolean
  /** 协办: who shares the points. */
  @Ref({ nullable: true }) helperId!: string | null
  /** 改判: the reversed deal that this one replaces, under another seller. */
  @Ref({ nullable: true }) reassigns!: string | null
  /** 包区: where it was sold; null where that is not known. */
  @Ref({ nullable: true }) territoryId!: string | null
  @Column({ name: 'answer', type: 'text' }) storedAnswer!: string
  /** 群: read from a message of the group; null for what was typed, sent or imported. */
  @Text(16, { nullable: true }) source!: DealSource | null

  /** What its recorder was answered; a retry of the same request gets it again. */
  get answer(): RecordedDeal {
    return answerOf(this)
  }
}

/** The buyer, stored apart from the ledger: never in a fact, a broadcast or a report. */
@Entity('deal_customer')
export class DealCustomer {
  @References(() => Deal, 'deal_customer_deal_fk', { primary: true }) dealId!: string
  @Text(40, { nullable: true }) name!: string | null
  @Text(20, { nullable: true }) phone!: string | null
}

/** 撤单: one per deal, with its reason. */
@Entity('withdrawal')
@Index('withdrawal_contest', ['contestId', 'seq'])
export class Withdrawal {
  @References(() => Deal, 'withdrawal_deal_fk', { primary: true }) dealId!: string
  @Ref() contestId!: string
  @Int() seq!: number
  @References(() => Account, 'withdrawal_account_fk') accountId!: string
  @Text(100) reason!: string
  @Instant() at!: Date
}

/** 退订: some or all lines of a deal, dated the day it became known. */
@Entity('cancellation')
@Index('cancellation_deal', ['dealId'])
@Index('cancellation_day', ['contestId', 'day'])
export class Cancellation {
  @Id() id!: string
  @Ref() contestId!: string
  @References(() => Deal, 'cancellation_deal_fk') dealId!: string
  @Int() seq!: number
  @References(() => Account, 'cancellation_account_fk') accountId!: string
  @Day() day!: string
  @Text(100) reason!: string
  @Instant() at!: Date
}

/** 改判: at most one per deal, with the deal that replaces it. */
@Entity('reassignment')
export class Reassignment {
  @References(() => Deal, 'reassignment_deal_fk', { primary: true }) dealId!: string
  @Ref() contestId!: string
  @Int() seq!: number
  @References(() => Deal, 'reassignment_new_deal_fk') newDealId!: string
  @References(() => Account, 'reassignment_account_fk') accountId!: string
  @Text(100) reason!: string
  @Instant() at!: Date
}

/** 待激活 or 待核: a line that counts for nothing until it is activated or confirmed, under `seq`, or dropped with its deal. */
@Entity('pending_line')
@Check('pending_line_state', `"state" in ('pending', 'activated', 'dropped')`)
@Check('pending_line_seq', `("state" = 'pending') = ("seq" is null)`)
@Index('pending_line_contest', ['contestId', 'state'])
@Index('pending_line_metric', ['contestId', 'metricId'])
export class PendingLine {
  @References(() => Deal, 'pending_line_deal_fk', { primary: true }) dealId!: string
  @PrimaryColumn({ type: 'integer' }) line!: number
  @Ref() contestId!: string
  @Ref() participantId!: string
  @Ref() metricId!: string
  @BigInt53() quantity!: number
  @BigInt53() points!: number
  @Day() businessDate!: string
  @Text(16) state!: 'pending' | 'activated' | 'dropped'
  @Int({ nullable: true }) seq!: number | null
  @Column({ type: 'varchar', length: 16, default: 'activation' }) waitsFor!: 'activation' | 'review'
}

/** What became of a 待核 deal: asked for its numbers or a word, then confirmed, refused or numbered. */
export type ReviewAct = 'asked' | 'confirmed' | 'refused' | 'numbered'

/** Why a deal is 待核: its quantity is above the limit, or its number has not come in time. */
export type ReviewCause = 'quantity' | 'number'

/** 待核: one act, under the number of the fact that tells it; append-only. No account is the server itself. */
@Entity('deal_review')
@Check('deal_review_act', `"act" in ('asked', 'confirmed', 'refused', 'numbered')`)
@Check('deal_review_cause', `"cause" in ('quantity', 'number')`)
@Index('deal_review_deal', ['dealId', 'seq'])
export class DealReview {
  @Id() id!: string
  @Ref() contestId!: string
  @References(() => Deal, 'deal_review_deal_fk') dealId!: string
  @Int() seq!: number
  @Text(16) act!: ReviewAct
  @Text(16) cause!: ReviewCause
  /** How many numbers make the deal count without a word. */
  @Int() needs!: number
  @References(() => Account, 'deal_review_account_fk', { nullable: true }) accountId!: string | null
  @Text(100) reason!: string
  @Instant() at!: Date
}

/** A 业务号码 of a deal other than its `reference`: further ones of one sale, and what was added later; append-only. */
@Entity('deal_number')
@Index('deal_number_number', ['contestId', 'number'])
export class DealNumber {
  @References(() => Deal, 'deal_number_deal_fk', { primary: true }) dealId!: string
  @PrimaryColumn({ type: 'varchar', length: 40 }) number!: string
  @Ref() contestId!: string
  @Int() position!: number
  /** 疑似撞单: another deal had it when it was added. */
  @Bool() isPossibleDuplicate!: boolean
  @References(() => Account, 'deal_number_account_fk') accountId!: string
  @Instant() at!: Date
}
