import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type Caller, isDirector, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { type Occasion, ReportFiguresReader } from '#server/ritual/battle-reports/report-figures.reader'
import { ReportOccasions } from '#server/ritual/battle-reports/report-occasions'
import { isAboutTheSame, NO_WORDS, periodOf } from '#server/ritual/battle-reports/report-rules'
import { ReportTotalsRepository } from '#server/ritual/battle-reports/report-totals.repository'
import { summaryOf, wordsOf } from '#server/ritual/battle-reports/report-views'
import type { ReportKind } from '#shared/live/ritual'
import { wallClock } from '#shared/platform/time/time'
import type {
  DraftReportInput,
  ReportSummary,
  ReportView,
  WriteReportInput,
} from '#shared/ritual/battle-reports/contract'

/** 战报: figures frozen at the contest's head, and the director's words, until they are published. */
@Injectable()
export class BattleReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reports: BattleReportsRepository,
    private readonly figures: ReportFiguresReader,
    private readonly occasions: ReportOccasions,
    private readonly totals: ReportTotalsRepository,
    // Eight parts, as a report is asked for by people and proposed by a meeting alike.
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Published and withdrawn ones for everyone who watches the contest; drafts for directors. Newest first. */
  list(caller: Caller, contestId: string): Promise<ReportSummary[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(caller, contestId)
      const reports = await this.reports.list(contestId, isDirector(caller))
      const ids = reports.map((report) => report.id)
      const readers = await this.reports.readersOf(ids)
      const own = caller.kind === 'person' ? await this.reports.readBy(caller.accountId, ids) : new Set<string>()
      return reports.map((report) =>
        summaryOf(report, { readers: readers.get(report.id) ?? 0, hasRead: own.has(report.id) }),
      )
    })
  }

  view(caller: Caller, contestId: string, reportId: string): Promise<ReportView> {
    return this.uow.read(async () => this.viewOf(caller, await this.loadFor(caller, contestId, reportId)))
  }

  /** Freezes the figures as they stand now. A draft about the same thing is frozen anew and keeps its words. */
  draft(director: Person, contestId: string, input: DraftReportInput): Promise<ReportView> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { day, ...about } = await this.occasions.of(contest, input)
      const report = await this.freeze(contest, input.kind, input.day ?? day, about, director.accountId)
      return this.viewOf(director, report)
    })
  }

  /**
   * The draft of a day's report, for whoever closes that day's meeting, and its id. A published one stays alone; a
   * draft is frozen anew, and `tomorrow` is its last line where nobody has written one.
   */
  proposeDaily(contestId: string, day: string, tomorrow = ''): Promise<string> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.load(contestId)
      const known = await this.reports.ofKind(contestId, 'daily', day)
      const published = known.find((report) => report.status === 'published')
      if (published) return published.id
      const report = await this.freeze(contest, 'daily', day, { flash: null, goodNews: null }, null)
      if (tomorrow && !report.words.tomorrow)
        await this.reports.save({ ...report, words: { ...report.words, tomorrow } })
      return report.id
    })
  }

  /** The draft of 终榜, for whoever closes the contest, inside the unit that does. */
  async proposeFinal(contest: LoadedContest): Promise<void> {
    await this.freeze(contest, 'final', undefined, { flash: null, goodNews: null }, null)
  }

  /** The director's words; figures are nobody's to edit. Refused where somebody else's words would be lost. */
  write(director: Person, contestId: string, reportId: string, input: WriteReportInput): Promise<ReportView> {
    return this.uow.writeContest(contestId, async () => {
      const report = await this.loadFor(director, contestId, reportId)
      if (report.status !== 'draft') throw new AppError('report_not_draft')
      const { headline, changedBy, revision } = report.words
      if (input.revision !== revision)
        throw new AppError('field_changed', { changed: { by: changedBy ?? '', value: headline, revision } })
      report.words = { ...input, revision: revision + 1, changedBy: director.name }
      await this.reports.save(report)
      return this.viewOf(director, report)
    })
  }

  /** The report as this caller may see it, inside the caller's unit; refused with `not_found`. */
  async loadFor(caller: Caller, contestId: string, reportId: string): Promise<BattleReport> {
    await this.contests.loadFor(caller, contestId)
    const report = await this.reports.find(contestId, reportId)
    if (!report || (report.status === 'draft' && !isDirector(caller))) throw new AppError('not_found')
    return report
  }

  /** Inside the caller's unit. */
  async viewOf(caller: Caller, report: BattleReport): Promise<ReportView> {
    const { id, contestId, epoch, seq, figures, words } = report
    const readers = (await this.reports.readersOf([id])).get(id) ?? 0
    const hasRead = caller.kind === 'person' && (await this.reports.readBy(caller.accountId, [id])).has(id)
    return {
      ...summaryOf(report, { readers, hasRead }),
      contestId,
      epoch,
      seq,
      figures,
      words: wordsOf(words),
      since: await this.totals.since(contestId, seq, figures.to),
      pictures: await this.reports.pictureLanguages(id),
      url: `${this.config.publicUrl}/reports/${id}?contest=${contestId}`,
    }
  }

  private async freeze(
    contest: LoadedContest,
    kind: ReportKind,
    wished: string | undefined,
    about: Occasion,
    authorId: string | null,
  ): Promise<BattleReport> {
    const now = this.clock.now()
    const { day: today, time } = wallClock(now, contest.timezone)
    const period = periodOf(kind, wished ?? contest.ledgerDay, contest, today)
    const figures = await this.figures.read(contest, period, period.to < today ? '24:00' : time, about)
    const drafts = (await this.reports.ofKind(contest.id, kind)).filter((report) => report.status === 'draft')
    const standing = drafts.find((report) => isAboutTheSame(report.figures, figures))
    const report: BattleReport = {
      id: standing?.id ?? randomUUID(),
      contestId: contest.id,
      kind,
      day: period.to,
      seq: contest.headSeq,
      epoch: contest.epoch,
      figures,
      words: standing?.words ?? NO_WORDS,
      status: 'draft',
      authorId: standing?.authorId ?? authorId,
      createdAt: now,
      publishedAt: null,
      withdrawnReason: null,
    }
    await this.reports.save(report)
    return report
  }
}
