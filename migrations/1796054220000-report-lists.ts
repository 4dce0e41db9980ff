import type { MigrationInterface, QueryRunner } from 'typeorm'
import { replaceCheck } from '#migrations/checks'

const KINDS = `'daily', 'flash', 'good_news', 'weekly', 'monthly', 'final'`

/** Battle reports may be the summary of a week's lists. */
export class ReportLists1796054220000 implements MigrationInterface {
  name = 'ReportLists1796054220000'

  async up(db: QueryRunner): Promise<void> {
    await replaceCheck(db, 'battle_report', 'battle_report_kind', `"kind" in (${KINDS}, 'lists')`)
  }

  async down(db: QueryRunner): Promise<void> {
    await replaceCheck(db, 'battle_report', 'battle_report_kind', `"kind" in (${KINDS})`)
  }
}
