import { Injectable, type OnModuleInit } from '@nestjs/common'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { DailyReports } from '#server/ritual/meetings/daily-reports'

/** Gives meetings the published report of a day. */
@Injectable()
export class DailyReportSource implements OnModuleInit {
  constructor(
    private readonly ofMeetings: DailyReports,
    private readonly reports: BattleReportsRepository,
  ) {}

  onModuleInit(): void {
    this.ofMeetings.register((contestId, day) => this.reports.publishedDaily(contestId, day))
  }
}
