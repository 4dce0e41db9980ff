import type { MigrationInterface, QueryRunner } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'

/** The database itself refuses to change or remove a line of the audit list. */
export class GuardAudit1790000620000 implements MigrationInterface {
  name = 'GuardAudit1790000620000'

  async up(db: QueryRunner): Promise<void> {
    await guardAppendOnly(db, 'audit')
  }

  async down(db: QueryRunner): Promise<void> {
    await unguardAppendOnly(db, 'audit')
  }
}
