import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references } from '#migrations/keys'
import { bool, id, instant, int, json, ref, text } from '#migrations/types'

/** Files of a business system: each import with its rows and what became of them. */
export class CreateImports1790000540000 implements MigrationInterface {
  name = 'CreateImports1790000540000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'import_run',
        columns: [
          id(),
          ref('contestId'),
          ref('accountId'),
          text('fileName', 120),
          text('status', 16),
          bool('writes'),
          int('rows'),
          json('headers'),
          json('mapping'),
          json('words'),
          instant('createdAt'),
          instant('aliveAt'),
          instant('finishedAt', { nullable: true }),
        ],
        checks: [
          { name: 'import_run_status', expression: `"status" in ('draft', 'ready', 'running', 'stopped', 'done')` },
        ],
        indices: [index('import_run_contest', 'contestId', 'createdAt')],
        foreignKeys: [
          references('import_run_contest_fk', 'contestId', 'contest'),
          references('import_run_account_fk', 'accountId', 'account'),
        ],
      }),
    )
    await db.createTable(
      new Table({
        name: 'import_row',
        columns: [
          ref('runId', { primary: true }),
          { ...int('position'), isPrimary: true },
          json('cells'),
          text('outcome', 20),
          json('found', { nullable: true }),
          text('key', 80, { nullable: true }),
          ref('dealId', { nullable: true }),
          text('settled', 12, { nullable: true }),
          text('settledBy', 30, { nullable: true }),
          instant('settledAt', { nullable: true }),
        ],
        indices: [index('import_row_outcome', 'runId', 'outcome', 'position'), index('import_row_key', 'runId', 'key')],
        foreignKeys: [references('import_row_run_fk', 'runId', 'import_run')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('import_row')
    await db.dropTable('import_run')
  }
}
