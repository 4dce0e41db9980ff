import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 战报 that were read before 消息 heard of it are seen there too. */
export class SeeReadReports1796053110000 implements MigrationInterface {
  name = 'SeeReadReports1796053110000'

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      insert into notice_seen ("noticeId", "at")
      select n."id", r."at" from notice n
      join report_read r on r."accountId" = n."accountId" and n."about" like '%"reportId":"' || r."reportId" || '"%'
      where n."kind" = 'report_published'
        and not exists (select 1 from notice_seen s where s."noticeId" = n."id")`)
  }

  /** What has been seen stays seen. */
  async down(): Promise<void> {}
}
