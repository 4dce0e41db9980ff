import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { bool, day, id, instant, ref, text } from '#migrations/types'

/** Tokens for other systems, each with the account that its sales are recorded by. */
export class CreateApiTokens1790000511000 implements MigrationInterface {
  name = 'CreateApiTokens1790000511000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'api_token',
        columns: [
          id(),
          ref('contestId'),
          ref('accountId'),
          text('name', 20),
          text('tokenHash', 64),
          bool('canRecord'),
          bool('canRead'),
          text('createdBy', 40),
          instant('createdAt'),
          day('expiresOn', { nullable: true }),
          instant('lastUsedAt', { nullable: true }),
          instant('revokedAt', { nullable: true }),
        ],
        indices: [
          unique('api_token_hash', 'tokenHash'),
          unique('api_token_account', 'accountId'),
          index('api_token_contest', 'contestId'),
        ],
        foreignKeys: [
          references('api_token_contest_fk', 'contestId', 'contest'),
          references('api_token_account_fk', 'accountId', 'account'),
        ],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('api_token')
  }
}
