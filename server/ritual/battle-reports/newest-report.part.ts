import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type SnapshotPart, SnapshotParts } from '#server/contest/contests/snapshot-parts'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { briefOfReport } from '#server/ritual/battle-reports/report-views'
import { type LiveFact, touches } from '#shared/live/facts'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'

/** The newest report that was published, also if it was withdrawn since. */
@Injectable()
export class NewestReportPart implements SnapshotPart<'report'>, OnModuleInit {
  readonly key = 'report'

  constructor(
    private readonly parts: SnapshotParts,
    private readonly reports: BattleReportsRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this)
  }

  isTouchedBy(fact: LiveFact): boolean {
    return touches(fact, 'reports')
  }

  async load(contest: LoadedContest): Promise<ReportBrief | null> {
    const report = await this.reports.newestPublished(contest.id)
    return report && briefOfReport(report)
  }

  forSpectators(report: ReportBrief | null): ReportBrief | null {
    return report
  }
}
