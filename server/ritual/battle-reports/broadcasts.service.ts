import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { isDirector, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { BroadcastNotes } from '#server/ritual/battle-reports/broadcast-notes'
import { briefOfReport, shortTexts } from '#server/ritual/battle-reports/report-views'
import { BROADCAST_EVERY_S, type ReportReads, type ReportView } from '#shared/ritual/battle-reports/contract'

/** Publishes reports to every screen, at most one a minute, and withdraws them with a reason. */
@Injectable()
export class BroadcastsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reports: BattleReportsService,
    private readonly rows: BattleReportsRepository,
    private readonly journal: LiveJournal,
    private readonly notes: BroadcastNotes,
  ) {}

  /** Idempotent: a repeated call appends no fact. */
  publish(director: Person, contestId: string, reportId: string): Promise<ReportView> {
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const report = await this.reports.loadIn(contest, director, reportId)
      if (report.status === 'withdrawn') throw new AppError('report_not_draft')
      if (report.status === 'draft') {
        const now = this.clock.now()
        await this.mustBeCalm(contestId, now)
        report.status = 'published'
        report.publishedAt = now
        // Who sends it has read it, and is not counted as a reader.
        report.authorId = director.accountId
        report.words = { ...report.words, short: shortTexts(report) }
        await this.rows.save(report)
        const fact = { type: 'report.published' as const, report: briefOfReport(report) }
        await this.journal.append(contest, [{ fact }], now)
        await this.notes.note(director, report, 'report.published')
        await this.notes.tellAll(contest, director, report)
      }
      return this.reports.viewOf(director, report)
    })
  }

  /** A withdrawn report stays in the list with the reason. */
  withdraw(director: Person, contestId: string, reportId: string, reason: string): Promise<ReportView> {
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const report = await this.reports.loadIn(contest, director, reportId)
      if (report.status === 'draft') throw new AppError('report_not_published')
      if (report.status === 'published') {
        report.status = 'withdrawn'
        report.withdrawnReason = reason
        await this.rows.save(report)
        await this.journal.append(contest, [{ fact: { type: 'report.withdrawn', reportId, reason } }], this.clock.now())
        await this.notes.note(director, report, 'report.withdrawn', { reason })
      }
      return this.reports.viewOf(director, report)
    })
  }

  /** Marks it as read; a draft has no readers. */
  read(person: Person, contestId: string, reportId: string): Promise<void> {
    return this.uow.writeAs(person, async () => {
      const report = await this.reports.loadFor(person, contestId, reportId)
      if (report.status === 'draft') return
      await this.rows.markRead(reportId, person.accountId, this.clock.now())
      await this.notes.seen(person, reportId)
    })
  }

  /** The count, and for directors the names. */
  reads(person: Person, contestId: string, reportId: string): Promise<ReportReads> {
    return this.uow.read(async () => {
      await this.reports.loadFor(person, contestId, reportId)
      const people = await this.rows.reads(reportId)
      return {
        readers: people.length,
        people: isDirector(person) ? people.map((each) => ({ ...each, at: each.at.toISOString() })) : [],
      }
    })
  }

  private async mustBeCalm(contestId: string, now: Date): Promise<void> {
    const last = await this.rows.lastPublishedAt(contestId)
    if (!last) return
    const goneS = (now.getTime() - last.getTime()) / 1_000
    if (goneS >= 0 && goneS < BROADCAST_EVERY_S)
      throw new AppError('too_many_requests', { retryAfterS: Math.ceil(BROADCAST_EVERY_S - goneS) })
  }
}
