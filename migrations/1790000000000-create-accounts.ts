import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { bool, id, instant, int, ref, text } from '#migrations/types'

/** The centre, who signs in to it, and from where. */
export class CreateAccounts1790000000000 implements MigrationInterface {
  name = 'CreateAccounts1790000000000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'center',
        columns: [id(), text('name', 60), text('timezone', 64), instant('createdAt')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'setup',
        columns: [{ name: 'once', type: 'integer', isPrimary: true }, instant('at')],
        checks: [{ name: 'setup_once', expression: '"once" = 1' }],
      }),
    )
    await db.createTable(
      new Table({
        name: 'account',
        columns: [
          id(),
          ref('centerId'),
          text('role', 16),
          text('name', 30),
          text('login', 40),
          text('passwordHash', 200),
          bool('isDisabled'),
          instant('createdAt'),
        ],
        checks: [{ name: 'account_role', expression: `"role" in ('director', 'member')` }],
        indices: [unique('account_login', 'centerId', 'login'), index('account_by_login', 'login')],
        foreignKeys: [references('account_center', 'centerId', 'center')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'session',
        columns: [
          id(),
          text('tokenHash', 64),
          text('kind', 16),
          ref('accountId', { nullable: true }),
          ref('displayId', { nullable: true }),
          text('userAgent', 200),
          instant('createdAt'),
          instant('lastSeenAt'),
          instant('expiresAt'),
        ],
        checks: [{ name: 'session_kind', expression: `"kind" in ('browser', 'display')` }],
        indices: [
          unique('session_token', 'tokenHash'),
          index('session_account', 'accountId'),
          index('session_display', 'displayId'),
        ],
        foreignKeys: [references('session_account_fk', 'accountId', 'account')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'audit',
        columns: [
          id(),
          ref('centerId'),
          ref('contestId', { nullable: true }),
          text('actor', 40),
          text('action', 40),
          text('subject', 200),
          { name: 'before', type: 'text', isNullable: true },
          { name: 'after', type: 'text', isNullable: true },
          instant('at'),
          int('position'),
        ],
        indices: [unique('audit_position', 'centerId', 'position'), index('audit_contest', 'contestId', 'position')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['audit', 'session', 'account', 'setup', 'center']) await db.dropTable(table)
  }
}
