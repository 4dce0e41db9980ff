import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { bool, day, id, instant, int, json, ref, text } from '#migrations/types'

/** 商机: deals of several steps, their customers, and at which step a metric counts. */
export class CreateOpportunities1796054400000 implements MigrationInterface {
  name = 'CreateOpportunities1796054400000'

  async up(db: QueryRunner): Promise<void> {
    for (const table of [OPPORTUNITY, CUSTOMER, STEP, COUNTING]) await db.createTable(new Table(table))
    await guardAppendOnly(db, 'opportunity_step')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'opportunity_step')
    for (const { name } of [COUNTING, STEP, CUSTOMER, OPPORTUNITY]) await db.dropTable(name)
  }
}

const STEPS = `('survey', 'quote', 'contract', 'build', 'complete')`

const OPPORTUNITY: TableOptions = {
  name: 'opportunity',
  columns: [
    ...[id(), ref('contestId'), ref('participantId'), text('step', 12), bool('isLost'), text('what', 60)],
    ...[int('feeFen', { nullable: true }), day('nextOn', { nullable: true }), ref('metricId', { nullable: true })],
    ...[ref('dealId', { nullable: true }), ref('accountId'), instant('createdAt'), instant('steppedAt')],
  ],
  checks: [{ name: 'opportunity_step_known', expression: `"step" in ${STEPS}` }],
  indices: [index('opportunity_owner', 'contestId', 'participantId'), index('opportunity_deal', 'dealId')],
  foreignKeys: [
    references('opportunity_contest_fk', 'contestId', 'contest'),
    references('opportunity_participant_fk', 'participantId', 'participant'),
    references('opportunity_deal_fk', 'dealId', 'deal'),
    references('opportunity_account_fk', 'accountId', 'account'),
  ],
}

const CUSTOMER: TableOptions = {
  name: 'opportunity_customer',
  columns: [
    ...[ref('opportunityId', { primary: true }), ref('contestId'), text('name', 40)],
    text('phone', 24, { nullable: true }),
  ],
  indices: [index('opportunity_customer_phone', 'contestId', 'phone')],
  foreignKeys: [references('opportunity_customer_fk', 'opportunityId', 'opportunity')],
}

const STEP: TableOptions = {
  name: 'opportunity_step',
  columns: [
    ...[id(), ref('contestId'), ref('opportunityId'), int('position'), text('act', 8), text('step', 12)],
    ...[bool('isLost'), text('reason', 100), ref('participantId'), ref('dealId', { nullable: true })],
    ...[instant('at'), instant('recordedAt'), ref('recorderId', { nullable: true }), ref('requestId')],
    ...[ref('reverses', { nullable: true }), day('nextBefore', { nullable: true })],
  ],
  checks: [
    {
      name: 'opportunity_step_act',
      expression: `"act" in ('opened', 'moved', 'lost', 'undone', 'sold', 'unsold', 'given')`,
    },
    { name: 'opportunity_step_reverses', expression: `("act" = 'undone') = ("reverses" is not null)` },
  ],
  indices: [
    unique('opportunity_step_place', 'opportunityId', 'position'),
    unique('opportunity_step_request', 'contestId', 'recorderId', 'requestId'),
    { ...unique('opportunity_step_reversed_once', 'reverses'), where: '"reverses" IS NOT NULL' },
  ],
  foreignKeys: [
    references('opportunity_step_contest_fk', 'contestId', 'contest'),
    references('opportunity_step_of_fk', 'opportunityId', 'opportunity'),
    references('opportunity_step_participant_fk', 'participantId', 'participant'),
    references('opportunity_step_deal_fk', 'dealId', 'deal'),
    references('opportunity_step_recorder_fk', 'recorderId', 'account'),
    references('opportunity_step_reverses_fk', 'reverses', 'opportunity_step'),
  ],
}

const COUNTING: TableOptions = {
  name: 'counting_step',
  columns: [ref('contestId', { primary: true }), json('steps')],
  foreignKeys: [references('counting_step_contest_fk', 'contestId', 'contest')],
}
