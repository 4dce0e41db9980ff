import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealChangesReader } from '#server/ledger/deals/ledger/deal-changes.reader'
import { type Caller, isDirector } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { summaryOf, wordsOf } from '#server/ritual/battle-reports/report-views'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'

/** 战报 as their readers see them: published and withdrawn ones, and for directors the drafts. */
@Injectable()
export class BattleReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reports: BattleReportsRepository,
    private readonly changes: DealChangesReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first. */
  list(caller: Caller, contestId: string): Promise<ReportSummary[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(caller, contestId)
      const reports = await this.reports.list(contestId, isDirector(caller))
      const ids = reports.map((report) => report.id)
      const readers = await this.reports.readersOf(ids)
      const own = await this.readBy(caller, reports)
      return reports.map((report) =>
        summaryOf(report, { readers: readers.get(report.id) ?? 0, hasRead: own.has(report.id) }),
      )
    })
  }

  view(caller: Caller, contestId: string, reportId: string): Promise<ReportView> {
    return this.uow.read(async () => this.viewOf(caller, await this.loadFor(caller, contestId, reportId)))
  }

  /** Refused with `not_found` if the caller may not see it; inside the caller's unit. */
  async loadFor(caller: Caller, contestId: string, reportId: string): Promise<BattleReport> {
    return this.loadIn(await this.contests.loadFor(caller, contestId), caller, reportId)
  }

  /** As `loadFor`, in a contest that the caller may see. */
  async loadIn(contest: LoadedContest, caller: Caller, reportId: string): Promise<BattleReport> {
    const report = await this.reports.find(contest.id, reportId)
    if (!report || (report.status === 'draft' && !isDirector(caller))) throw new AppError('not_found')
    return report
  }

  /** Inside the caller's unit. */
  async viewOf(caller: Caller, report: BattleReport): Promise<ReportView> {
    const { id, contestId, epoch, seq, figures, words } = report
    const readers = (await this.reports.readersOf([id])).get(id) ?? 0
    const hasRead = (await this.readBy(caller, [report])).has(id)
    return {
      ...summaryOf(report, { readers, hasRead }),
      contestId,
      epoch,
      seq,
      figures,
      words: wordsOf(words),
      since: await this.changes.upToDaySince(contestId, figures.to, seq),
      pictures: await this.reports.pictureLanguages(id),
      url: `${this.config.publicUrl}/reports/${id}?contest=${contestId}`,
    }
  }

  /** Which of these the caller has read: who sends a report knows it, and is not counted as a reader. */
  private async readBy(caller: Caller, reports: readonly BattleReport[]): Promise<Set<string>> {
    if (caller.kind !== 'person') return new Set()
    const { accountId } = caller
    const read = await this.reports.readBy(
      accountId,
      reports.map(({ id }) => id),
    )
    const sent = reports.filter(({ status, authorId }) => status !== 'draft' && authorId === accountId)
    return new Set([...read, ...sent.map(({ id }) => id)])
  }
}
