import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { index, references, unique } from '#migrations/keys'
import { id, instant, ref, text } from '#migrations/types'

/** Pairings (配对): a TV that shows a code, until a director types it. */
export class CreatePairings1796048739804 implements MigrationInterface {
  name = 'CreatePairings1796048739804'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'pairing',
        columns: [
          id(),
          text('codeHash', 64),
          text('secretHash', 64),
          ref('displayId', { nullable: true }),
          instant('expiresAt'),
        ],
        indices: [
          unique('pairing_code', 'codeHash'),
          unique('pairing_secret', 'secretHash'),
          index('pairing_display', 'displayId'),
        ],
        foreignKeys: [references('pairing_display_fk', 'displayId', 'display')],
      }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('pairing')
  }
}
