import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { CountingStep, OpportunityAct } from '#shared/field/opportunities/contract'
import type { OpportunityStep } from '#shared/field/opportunities/steps'

/** 商机: a deal of several steps. Step, loss, sale and member follow from its history; they are kept here as every page reads them. */
@Entity('opportunity')
@Check('opportunity_step_known', `"step" in ('survey', 'quote', 'contract', 'build', 'complete')`)
@Index('opportunity_owner', ['contestId', 'participantId'])
@Index('opportunity_deal', ['dealId'])
export class Opportunity {
  @Id() id!: string
  @References(() => Contest, 'opportunity_contest_fk') contestId!: string
  @References(() => Participant, 'opportunity_participant_fk') participantId!: string
  @Text(12) step!: OpportunityStep
  @Bool() isLost!: boolean
  @Text(60) what!: string
  /** What it would bring a month. */
  @Int({ nullable: true }) feeFen!: number | null
  @Day({ nullable: true }) nextOn!: string | null
  @Ref({ nullable: true }) metricId!: string | null
  @References(() => Deal, 'opportunity_deal_fk', { nullable: true }) dealId!: string | null
  @References(() => Account, 'opportunity_account_fk') accountId!: string
  @Instant() createdAt!: Date
  @Instant() steppedAt!: Date
}

/** Whom a deal would be with, `phone` as `digitsOf` gives it; erased without the deal, so that no count changes. */
@Entity('opportunity_customer')
@Index('opportunity_customer_phone', ['contestId', 'phone'])
export class OpportunityCustomer {
  @References(() => Opportunity, 'opportunity_customer_fk', { primary: true }) opportunityId!: string
  @Ref() contestId!: string
  @Text(40) name!: string
  @Text(24, { nullable: true }) phone!: string | null
}

/** What became of a deal, and how it is afterwards; append-only. `at` is the moment of the tap. */
@Entity('opportunity_step')
@Check('opportunity_step_act', `"act" in ('opened', 'moved', 'lost', 'undone', 'sold', 'unsold', 'given')`)
@Check('opportunity_step_reverses', `("act" = 'undone') = ("reverses" is not null)`)
@Index('opportunity_step_place', ['opportunityId', 'position'], { unique: true })
@Index('opportunity_step_request', ['contestId', 'recorderId', 'requestId'], { unique: true })
@Index('opportunity_step_reversed_once', ['reverses'], { unique: true, where: '"reverses" IS NOT NULL' })
export class OpportunityStepRow {
  @Id() id!: string
  @References(() => Contest, 'opportunity_step_contest_fk') contestId!: string
  @References(() => Opportunity, 'opportunity_step_of_fk') opportunityId!: string
  @Int() position!: number
  @Text(8) act!: OpportunityAct
  @Text(12) step!: OpportunityStep
  @Bool() isLost!: boolean
  @Text(100) reason!: string
  @References(() => Participant, 'opportunity_step_participant_fk') participantId!: string
  @References(() => Deal, 'opportunity_step_deal_fk', { nullable: true }) dealId!: string | null
  /** The next date that it had before this step. */
  @Day({ nullable: true }) nextBefore!: string | null
  @Instant() at!: Date
  @Instant() recordedAt!: Date
  /** Null for what follows from a sale that was reversed. */
  @References(() => Account, 'opportunity_step_recorder_fk', { nullable: true }) recorderId!: string | null
  @Ref() requestId!: string
  @References(() => OpportunityStepRow, 'opportunity_step_reverses_fk', { nullable: true }) reverses!: string | null
}

/** At which step of a deal each metric of a contest counts. */
@Entity('counting_step')
export class CountingStepRow {
  @References(() => Contest, 'counting_step_contest_fk', { primary: true }) contestId!: string
  @Json() steps!: CountingStep[]
}
