import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { bool, id, instant, int, json, ref, text } from '#migrations/types'

/** 支撑台: requests with their steps, and what each contest promises. */
export class CreateRequest1796053300000 implements MigrationInterface {
  name = 'CreateRequest1796053300000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'request',
        columns: [
          id(),
          ref('contestId'),
          text('kind', 16),
          text('state', 16),
          text('text', 140),
          ref('participantId', { nullable: true }),
          ref('accountId'),
          ref('ownerId', { nullable: true }),
          text('external', 40, { nullable: true }),
          json('about', { nullable: true }),
          ref('voiceId', { nullable: true }),
          json('promise'),
          instant('askedAt'),
          instant('dueAt'),
          instant('escalatesAt'),
          instant('escalatedAt', { nullable: true }),
          text('answer', 400, { nullable: true }),
          instant('answeredAt', { nullable: true }),
          instant('missedAt', { nullable: true }),
          bool('hasThanks'),
        ],
        checks: [
          { name: 'request_state', expression: `"state" in ('asked', 'taken', 'answered', 'done', 'reopened')` },
        ],
        indices: [index('request_contest', 'contestId', 'state', 'dueAt'), unique('request_voice', 'voiceId')],
        foreignKeys: [
          references('request_contest_fk', 'contestId', 'contest'),
          references('request_participant_fk', 'participantId', 'participant'),
          references('request_account_fk', 'accountId', 'account'),
          references('request_owner_fk', 'ownerId', 'account'),
          references('request_voice_fk', 'voiceId', 'customer_voice'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'request_step',
        columns: [
          ref('request', { primary: true }),
          int('position', { primary: true }),
          text('act', 16),
          ref('accountId', { nullable: true }),
          text('text', 400),
          instant('at'),
        ],
        foreignKeys: [
          references('request_step_request_fk', 'request', 'request'),
          references('request_step_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await guardAppendOnly(db, 'request_step')
    await db.createTable(
      new Table({
        name: 'request_terms',
        columns: [ref('contestId', { primary: true }), json('terms')],
        foreignKeys: [references('request_terms_contest_fk', 'contestId', 'contest')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('request_terms')
    await unguardAppendOnly(db, 'request_step')
    await db.dropTable('request_step')
    await db.dropTable('request')
  }
}
