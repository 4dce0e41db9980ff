import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { bool, day, id, instant, int, json, ref, text } from '#migrations/types'

/** Contests, what is sold in them, who sells it, and how people and TVs come in. */
export class CreateContests1790000100000 implements MigrationInterface {
  name = 'CreateContests1790000100000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'contest',
        columns: [
          id(),
          ref('centerId'),
          text('name', 40),
          text('slogan', 60),
          text('plan', 10_000),
          day('startsOn'),
          day('endsOn'),
          text('timezone', 64),
          text('lockTime', 5),
          text('rankingBasis', 16),
          text('status', 16),
          bool('isDemo'),
          int('headSeq'),
          ref('epoch'),
          int('revision'),
          instant('createdAt'),
          instant('startedAt', { nullable: true }),
          instant('closedAt', { nullable: true }),
        ],
        checks: [{ name: 'contest_status', expression: `"status" in ('draft', 'running', 'closed')` }],
        indices: [index('contest_center', 'centerId')],
        foreignKeys: [references('contest_center_fk', 'centerId', 'center')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'metric',
        columns: [id(), ref('contestId'), text('name', 12), text('unit', 4), int('pointsPerUnit'), int('position')],
        checks: [{ name: 'metric_points', expression: '"pointsPerUnit" >= 0' }],
        indices: [index('metric_contest', 'contestId')],
        foreignKeys: [references('metric_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'offer',
        columns: [id(), ref('contestId'), text('name', 20), json('lines'), int('position')],
        indices: [index('offer_contest', 'contestId')],
        foreignKeys: [references('offer_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'team',
        columns: [
          id(),
          ref('contestId'),
          text('name', 40),
          text('slogan', 60),
          text('colour', 7),
          text('crest', 8),
          int('position'),
        ],
        indices: [index('team_contest', 'contestId')],
        foreignKeys: [references('team_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'goal',
        columns: [
          id(),
          ref('contestId'),
          ref('teamId', { nullable: true }),
          ref('metricId', { nullable: true }),
          int('target'),
          int('challenge'),
        ],
        checks: [{ name: 'goal_order', expression: '"target" >= 0 and "challenge" >= "target"' }],
        indices: [index('goal_contest', 'contestId')],
        foreignKeys: [
          references('goal_contest_fk', 'contestId', 'contest'),
          references('goal_team_fk', 'teamId', 'team'),
          references('goal_metric_fk', 'metricId', 'metric'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'goal_reached',
        columns: [
          ref('contestId', { primary: true }),
          ref('teamId', { primary: true }),
          ref('metricId', { primary: true }),
          { ...text('level', 16), isPrimary: true },
          int('seq'),
        ],
        foreignKeys: [references('goal_reached_contest_fk', 'contestId', 'contest')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'participant',
        columns: [
          id(),
          ref('contestId'),
          ref('teamId'),
          ref('accountId'),
          text('area', 40),
          bool('isCaptain'),
          int('seat'),
          instant('joinedAt'),
        ],
        indices: [
          unique('participant_account', 'contestId', 'accountId'),
          index('participant_of_account', 'accountId'),
          index('participant_team', 'teamId'),
        ],
        foreignKeys: [
          references('participant_contest_fk', 'contestId', 'contest'),
          references('participant_team_fk', 'teamId', 'team'),
          references('participant_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'invite',
        columns: [
          id(),
          ref('centerId'),
          ref('contestId'),
          ref('teamId'),
          text('token', 22),
          instant('expiresAt'),
          int('uses'),
          int('maxUses'),
          bool('isRevoked'),
          instant('createdAt'),
        ],
        indices: [unique('invite_token', 'token'), index('invite_contest', 'contestId')],
        foreignKeys: [
          references('invite_contest_fk', 'contestId', 'contest'),
          references('invite_team_fk', 'teamId', 'team'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'display',
        columns: [
          id(),
          ref('centerId'),
          ref('contestId'),
          text('name', 40),
          text('tokenHash', 64),
          bool('isRevoked'),
          instant('createdAt'),
          instant('lastSeenAt', { nullable: true }),
        ],
        indices: [unique('display_token', 'tokenHash'), index('display_contest', 'contestId')],
        foreignKeys: [references('display_contest_fk', 'contestId', 'contest')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = ['display', 'invite', 'participant', 'goal_reached', 'goal', 'team', 'offer', 'metric', 'contest']
    for (const table of tables) await db.dropTable(table)
  }
}
