import { Injectable } from '@nestjs/common'
import { In, Not } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BattleReport, BattleReportPicture, ReportRead } from '#server/ritual/battle-reports/battle-report.entity'
import type { ReportKind } from '#shared/ritual/battle-reports/brief'
import type { PictureLanguage } from '#shared/ritual/battle-reports/contract'

/** Reports, their pictures and their readers. */
@Injectable()
export class BattleReportsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get reports() {
    return this.uow.manager.getRepository(BattleReport)
  }

  find(contestId: string, id: string): Promise<BattleReport | null> {
    return this.reports.findOneBy({ contestId, id })
  }

  /** Newest first; `withDrafts` for directors. */
  list(contestId: string, withDrafts: boolean): Promise<BattleReport[]> {
    return this.reports.find({
      where: { contestId, ...(withDrafts ? {} : { status: Not('draft') }) },
      order: { createdAt: 'DESC', seq: 'DESC' },
    })
  }

  ofKind(contestId: string, kind: ReportKind, day?: string): Promise<BattleReport[]> {
    return this.reports.find({
      where: { contestId, kind, ...(day ? { day } : {}) },
      order: { createdAt: 'DESC' },
    })
  }

  /** The newest published report of a day. */
  publishedDaily(contestId: string, day: string): Promise<BattleReport | null> {
    return this.reports.findOne({
      where: { contestId, day, kind: 'daily', status: 'published' },
      order: { seq: 'DESC' },
    })
  }

  /** The last one published, also if it was withdrawn since. */
  newestPublished(contestId: string): Promise<BattleReport | null> {
    return this.reports.findOne({
      where: { contestId, status: Not('draft') },
      order: { publishedAt: 'DESC' },
    })
  }

  async lastPublishedAt(contestId: string): Promise<Date | null> {
    return (await this.newestPublished(contestId))?.publishedAt ?? null
  }

  async save(report: BattleReport): Promise<void> {
    await this.reports.save(report)
  }

  async keepPicture(reportId: string, language: PictureLanguage, png: string): Promise<void> {
    await this.uow.manager.upsert(BattleReportPicture, { reportId, language, png }, ['reportId', 'language'])
  }

  async picture(reportId: string, language: PictureLanguage): Promise<string | undefined> {
    return (await this.uow.manager.findOneBy(BattleReportPicture, { reportId, language }))?.png
  }

  async pictureLanguages(reportId: string): Promise<PictureLanguage[]> {
    const rows = await this.uow.sql<{ language: PictureLanguage }>`
      select "language" from battle_report_picture where "reportId" = ${reportId} order by "language" desc`
    return rows.map((row) => row.language)
  }

  /** Keeps the first time. */
  async markRead(reportId: string, accountId: string, at: Date): Promise<void> {
    await this.uow.sql`
      insert into report_read ("reportId", "accountId", "at") values (${reportId}, ${accountId}, ${at.toISOString()})
      on conflict ("reportId", "accountId") do nothing`
  }

  /** How many have read which of these, without the one who sent it. */
  async readersOf(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map()
    const rows = await this.uow.sql<{ reportId: string; readers: number | string }>`
      select r."reportId", count(*) as "readers" from report_read r join battle_report b on b."id" = r."reportId"
      where r."reportId" in (${this.uow.list(ids)}) and (b."authorId" is null or b."authorId" <> r."accountId")
      group by r."reportId"`
    return new Map(rows.map((row) => [row.reportId, Number(row.readers)]))
  }

  /** Which of these the account has read. */
  async readBy(accountId: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    const rows = await this.uow.manager.findBy(ReportRead, { accountId, reportId: In([...ids]) })
    return new Set(rows.map((row) => row.reportId))
  }

  /** Readers, the first ones first, without the one who sent it. */
  async reads(reportId: string): Promise<{ accountId: string; name: string; at: Date }[]> {
    const { authorId } = await this.uow.manager.findOneByOrFail(BattleReport, { id: reportId })
    const all = await this.uow.manager.find(ReportRead, { where: { reportId }, order: { at: 'ASC' } })
    const rows = all.filter((row) => row.accountId !== authorId)
    const ids = rows.map((row) => row.accountId)
    const accounts = ids.length === 0 ? [] : await this.uow.manager.findBy(Account, { id: In(ids) })
    const names = new Map(accounts.map((account) => [account.id, account.name]))
    return rows.map(({ accountId, at }) => ({ accountId, name: names.get(accountId) ?? '', at }))
  }
}
