import { Injectable, type OnModuleInit } from '@nestjs/common'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { shortTexts } from '#server/ritual/battle-reports/report-views'
import { DailyReports } from '#server/ritual/meetings/daily-reports'

/** Gives meetings the published report of a day. */
@Injectable()
export class DailyReportSource implements OnModuleInit {
  constructor(
    private readonly ofMeetings: DailyReports,
    private readonly reports: BattleReportsRepository,
  ) {}

  onModuleInit(): void {
    this.ofMeetings.register(async (contestId, day) => {
      const report = await this.reports.publishedDaily(contestId, day)
      if (!report) return null
      const { id, epoch, seq, words } = report
      return { id, epoch, seq, brief: () => ({ headline: words.headline, text: words.short ?? shortTexts(report) }) }
    })
  }
}
