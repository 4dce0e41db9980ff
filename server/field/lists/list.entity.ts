import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Territory } from '#server/contest/territories/territory.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Segment } from '#shared/contest/territories/contract'
import type { Outcome } from '#shared/field/activities/outcomes'
import type { LineTrouble, ListColumns } from '#shared/field/lists/columns'
import type { BEGINS, HoldKind, LineState } from '#shared/field/lists/contract'
import type { ReplyTerms } from '#shared/field/lists/replies'
import type { CustomerValue, ListArrival, ListKind, ListStatus, ListTerms } from '#shared/field/lists/terms'

/** 名单: customers to win, read from one file; its terms are frozen when it opens. */
@Entity('prospect_list')
@Check('prospect_list_status', `"status" in ('draft', 'open', 'closed')`)
@Check('prospect_list_arrival', `"arrival" in ('claimed', 'dispatched', 'steps')`)
@Index('prospect_list_contest', ['contestId', 'status'])
@Index('prospect_list_kept', ['contestId', 'kept'], { unique: true, where: '"kept" IS NOT NULL' })
export class ProspectList {
  @Id() id!: string
  @References(() => Contest, 'prospect_list_contest_fk') contestId!: string
  @Text(12) kind!: ListKind
  @Text(40) name!: string
  @Text(8) status!: ListStatus
  @Text(12) arrival!: ListArrival
  @Text(120) fileName!: string
  @Json() headers!: string[]
  @Json() columns!: ListColumns
  @Json({ nullable: true }) terms!: ListTerms | null
  /** Of a list whose lines pass through steps: which, and where a metric counts. */
  @Json({ nullable: true }) steps!: Record<string, string> | null
  /** 回单: how results are written in the codes of the upper system. */
  @Json({ nullable: true }) replies!: ReplyTerms | null
  /** Of the lot by which what is left is assigned; set when its input is frozen. */
  @Text(64, { nullable: true }) seed!: string | null
  @References(() => Account, 'prospect_list_account_fk') accountId!: string
  @Instant() createdAt!: Date
  @Instant({ nullable: true }) opensAt!: Date | null
  @Instant({ nullable: true }) closesAt!: Date | null
  @Instant({ nullable: true }) closedAt!: Date | null
  /** What the product collects in it by itself: 挽回, 转介绍, or what ends in a quarter; null where it comes from a file. */
  @Text(12, { nullable: true }) kept!: string | null
}

/**
 * A line of a list, in the order of its file. State and holder follow from its holds; they are kept here as every page
 * reads them.
 */
@Entity('prospect')
@Check('prospect_state', `"state" in ('left_out', 'free', 'held', 'won', 'lost', 'elsewhere')`)
@Check('prospect_holder', `("state" = 'held') = ("holderId" is not null)`)
@Index('prospect_place', ['listId', 'position'], { unique: true })
@Index('prospect_state_of', ['listId', 'state', 'position'])
@Index('prospect_holder_of', ['holderId', 'lapsesOn'])
@Index('prospect_made_once', ['listId', 'madeFrom'], { unique: true, where: '"madeFrom" IS NOT NULL' })
@Index('prospect_territory', ['territoryId'], { where: '"territoryId" IS NOT NULL' })
export class Prospect {
  @Id() id!: string
  @References(() => Contest, 'prospect_contest_fk') contestId!: string
  @References(() => ProspectList, 'prospect_list_fk') listId!: string
  @Int() position!: number
  @Text(12) state!: LineState
  @Text(16, { nullable: true }) trouble!: LineTrouble | null
  @References(() => Territory, 'prospect_territory_fk', { nullable: true }) territoryId!: string | null
  @Text(12, { nullable: true }) segment!: Segment | null
  @Text(1, { nullable: true }) value!: CustomerValue | null
  @Day({ nullable: true }) expiresOn!: string | null
  @Text(60, { nullable: true }) plan!: string | null
  @Int({ nullable: true }) paysFen!: number | null
  @Text(80, { nullable: true }) offer!: string | null
  @Int({ nullable: true }) feeFen!: number | null
  /** 工单号 of the upper system. */
  @Text(40, { nullable: true }) orderNo!: string | null
  /** 首触时限. */
  @Instant({ nullable: true }) dueAt!: Date | null
  @Text(16, { nullable: true }) step!: string | null
  @Day({ nullable: true }) nextOn!: string | null
  @References(() => Participant, 'prospect_dispatched_fk', { nullable: true }) dispatchedTo!: string | null
  /** How often it has been held. */
  @Int() round!: number
  @References(() => Participant, 'prospect_holder_fk', { nullable: true }) holderId!: string | null
  @Text(12, { nullable: true }) heldAs!: (typeof BEGINS)[number] | null
  @Instant({ nullable: true }) heldSince!: Date | null
  @Day({ nullable: true }) lapsesOn!: string | null
  @Instant({ nullable: true }) touchedAt!: Date | null
  /** 没人 or 未接通 in a row. */
  @Int() misses!: number
  /** What its last touch came to. */
  @Text(16, { nullable: true }) outcome!: Outcome | null
  /** The day on which its holder was last reminded of the end of the hold. */
  @Day({ nullable: true }) remindedOn!: string | null
  /** In a list that the product keeps: the deal or the visit from which it was made. */
  @Ref({ nullable: true }) madeFrom!: string | null
}

/** Whom a line is with, and its row in the file; erased without the line. Numbers are stored as they are compared. */
@Entity('prospect_customer')
@Index('prospect_customer_number', ['contestId', 'number'])
@Index('prospect_customer_phone', ['contestId', 'phone'])
export class ProspectCustomer {
  @References(() => Prospect, 'prospect_customer_fk', { primary: true }) prospectId!: string
  @Ref() contestId!: string
  @Text(60, { nullable: true }) name!: string | null
  @Text(40, { nullable: true }) number!: string | null
  @Text(24, { nullable: true }) phone!: string | null
  @Json() cells!: string[]
  /** What its holder last wrote down. */
  @Text(140, { nullable: true }) words!: string | null
}

/** 打电话: a person saw the whole number of a line; append-only. */
@Entity('prospect_reveal')
@Index('prospect_reveal_day', ['accountId', 'day'])
export class ProspectReveal {
  @Id() id!: string
  @References(() => Contest, 'prospect_reveal_contest_fk') contestId!: string
  @References(() => Prospect, 'prospect_reveal_line_fk') prospectId!: string
  @References(() => Account, 'prospect_reveal_account_fk') accountId!: string
  @Day() day!: string
  @Instant() at!: Date
}

/** How a hold of a line begins or ends; append-only. `batchId` is of the assignment that began it. */
@Entity('prospect_hold')
@Index('prospect_held_once', ['prospectId', 'round'], {
  unique: true,
  where: `"kind" IN ('claimed', 'picked', 'assigned', 'dispatched')`,
})
@Index('prospect_ended_once', ['prospectId', 'round'], {
  unique: true,
  where: `"kind" NOT IN ('claimed', 'picked', 'assigned', 'dispatched')`,
})
@Index('prospect_hold_request', ['contestId', 'recorderId', 'requestId'], {
  unique: true,
  where: '"requestId" IS NOT NULL',
})
@Index('prospect_hold_list', ['listId', 'at'])
@Index('prospect_hold_deal', ['dealId'])
export class ProspectHold {
  @Id() id!: string
  @References(() => Contest, 'prospect_hold_contest_fk') contestId!: string
  @References(() => ProspectList, 'prospect_hold_list_fk') listId!: string
  @References(() => Prospect, 'prospect_hold_line_fk') prospectId!: string
  @Int() round!: number
  @Text(12) kind!: HoldKind
  @References(() => Participant, 'prospect_hold_participant_fk', { nullable: true }) participantId!: string | null
  @References(() => Deal, 'prospect_hold_deal_fk', { nullable: true }) dealId!: string | null
  @Text(100) reason!: string
  @Ref({ nullable: true }) batchId!: string | null
  @References(() => Account, 'prospect_hold_recorder_fk', { nullable: true }) recorderId!: string | null
  @Ref({ nullable: true }) requestId!: string | null
  @Instant() at!: Date
}
