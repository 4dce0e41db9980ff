import { type MigrationInterface, type QueryRunner, Table, TableCheck } from 'typeorm'
import { int, text } from '#migrations/types'

/** The code that the setup page asks for, kept so that several servers on one database print the same one. */
export class CreateSetupCode1790000650000 implements MigrationInterface {
  name = 'CreateSetupCode1790000650000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'setup_code',
        columns: [{ ...int('once'), isPrimary: true }, text('code', 16)],
        checks: [new TableCheck({ name: 'setup_code_once', expression: '"once" = 1' })],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('setup_code')
  }
}
