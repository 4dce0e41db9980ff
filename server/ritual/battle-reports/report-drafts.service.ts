import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { type Occasion, ReportFiguresReader } from '#server/ritual/battle-reports/report-figures.reader'
import { ReportOccasions } from '#server/ritual/battle-reports/report-occasions'
import { isAboutTheSame, NO_WORDS, periodOf } from '#server/ritual/battle-reports/report-rules'
import { wallClock } from '#shared/platform/time/time'
import type { ReportKind } from '#shared/ritual/battle-reports/brief'
import type { DraftReportInput, ReportView, WriteReportInput } from '#shared/ritual/battle-reports/contract'

/** Drafts of 战报: figures frozen at the contest's head, and the director's words. */
@Injectable()
export class ReportDraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reports: BattleReportsRepository,
    private readonly figures: ReportFiguresReader,
    private readonly occasions: ReportOccasions,
    private readonly views: BattleReportsService,
  ) {}

  /** Freezes the current figures. A draft about the same thing gets them in place of its own and keeps its words. */
  async draft(director: Person, contestId: string, input: DraftReportInput): Promise<ReportView> {
    await this.figures.readDaysAhead(director, contestId, input.kind)
    await this.uow.read(async () => {
      const contest = await this.contests.loadFor(director, contestId)
      await this.figures.readAhead(contest, contest.viewpoint('public'))
    })
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { day, ...about } = await this.occasions.of(contest, input)
      const report = await this.freeze(contest, input.kind, input.day ?? day, about, director.accountId)
      return this.views.viewOf(director, report)
    })
  }

  /**
   * Proposes a day's report and returns its id. A published one stays the only one; a draft gets the current figures, and
   * `tomorrow` as its last line if no director has written one.
   */
  proposeDaily(contestId: string, day: string, tomorrow = ''): Promise<string> {
    return this.uow.writeContestAsSystem(contestId, async () => {
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

  /** Proposes 终榜, inside the unit that closes the contest. */
  async proposeFinal(contest: LoadedContest): Promise<void> {
    await this.freeze(contest, 'final', undefined, { flash: null, goodNews: null }, null)
  }

  /** Proposes the summary of lists of the week that ends today, inside the caller's unit. */
  async proposeLists(contest: LoadedContest): Promise<void> {
    const { day, ...about } = await this.occasions.of(contest, { kind: 'lists' })
    await this.freeze(contest, 'lists', day, about, null)
  }

  /** Sets the words; refused with `field_changed` if `revision` is not the current one. */
  write(director: Person, contestId: string, reportId: string, input: WriteReportInput): Promise<ReportView> {
    return this.uow.writeContestAs(director, contestId, async () => {
      const report = await this.views.loadFor(director, contestId, reportId)
      if (report.status !== 'draft') throw new AppError('report_not_draft')
      const { headline, changedBy, revision } = report.words
      if (input.revision !== revision)
        throw new AppError('field_changed', { changed: { by: changedBy ?? '', value: headline, revision } })
      report.words = { ...input, revision: revision + 1, changedBy: director.name }
      await this.reports.save(report)
      return this.views.viewOf(director, report)
    })
  }

  private async freeze(
    contest: LoadedContest,
    kind: ReportKind,
    wanted: string | undefined,
    about: Occasion,
    authorId: string | null,
  ): Promise<BattleReport> {
    const now = this.clock.now()
    const { day: today, time } = wallClock(now, contest.timezone)
    const period = periodOf(kind, wanted ?? contest.ledgerDay, contest, today)
    // Everyone reads a report, so its drafter’s audience does not count.
    const viewpoint = contest.viewpoint('public')
    const figures = await this.figures.read(contest, viewpoint, period, period.to < today ? '24:00' : time, about)
    const drafts = (await this.reports.ofKind(contest.id, kind)).filter((report) => report.status === 'draft')
    const current = drafts.find((report) => isAboutTheSame(report.figures, figures))
    const report: BattleReport = {
      id: current?.id ?? randomUUID(),
      contestId: contest.id,
      kind,
      day: period.to,
      seq: viewpoint.upToSeq,
      epoch: contest.epoch,
      figures,
      words: current?.words ?? NO_WORDS,
      status: 'draft',
      authorId: current?.authorId ?? authorId,
      createdAt: now,
      publishedAt: null,
      withdrawnReason: null,
    }
    await this.reports.save(report)
    return report
  }
}
