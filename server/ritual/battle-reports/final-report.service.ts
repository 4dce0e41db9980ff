import { Injectable } from '@nestjs/common'
import { DraftsService } from '#server/contest/contests/drafts.service'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'

/** Closing a contest proposes 终榜; a director looks at it and publishes it. */
@Injectable()
export class FinalReportService {
  constructor(contests: DraftsService, reports: BattleReportsService) {
    contests.onClosed(async (contest) => {
      // Closed before it began, there is nothing to tell.
      if (contest.today >= contest.startsOn) await reports.proposeFinal(contest)
    })
  }
}
