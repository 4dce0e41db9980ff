import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How long a centre keeps its customers' names and phones. */
export class KeepCustomers1790000510000 implements MigrationInterface {
  name = 'KeepCustomers1790000510000'

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table "center" add "customerDays" integer`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table "center" drop column "customerDays"`)
  }
}
