import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { references } from '#migrations/keys'
import { bool, id, instant, text } from '#migrations/types'

/** 揭晓 of a contest: where it is, and when it was over. */
export class CreateCeremonies1796046308451 implements MigrationInterface {
  name = 'CreateCeremonies1796046308451'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'ceremony',
        columns: [
          id('contestId'),
          text('step', 16),
          instant('since'),
          bool('isHeld'),
          instant('endedAt', { nullable: true }),
        ],
        foreignKeys: [references('ceremony_contest_fk', 'contestId', 'contest')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('ceremony')
  }
}
