import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ListWeekReader } from '#server/field/lists/list-week.reader'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { ReportDraftsService } from '#server/ritual/battle-reports/report-drafts.service'
import { MEETING_HOURS } from '#shared/contest/contests/meeting-hours'
import { mondayOf } from '#shared/contest/contests/span'
import { isWorkingDay, nextWorkingDay } from '#shared/contest/duty/contract'
import { wallClock } from '#shared/platform/time/time'

const LOOK_MS = 60_000

/**
 * Drafts the summary of a week's lists on its last working day, mostly a Friday, at the hour of the evening meeting (夕会); a director
 * reads and publishes it.
 */
@Injectable()
export class ListSummaries extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly weeks: ListWeekReader,
    private readonly reports: BattleReportsRepository,
    private readonly drafts: ReportDraftsService,
  ) {
    super(uow)
  }

  protected due(): Promise<string[]> {
    return this.weeks.contests()
  }

  protected override async isDue(contestId: string): Promise<boolean> {
    const { view, timezone, status } = await this.contests.load(contestId)
    const { time, day } = wallClock(this.clock.now(), timezone)
    if (status !== 'running' || time < (view.meetingHours ?? MEETING_HOURS).evening) return false
    if (!isWorkingDay(view, day) || mondayOf(nextWorkingDay(view, day)) === mondayOf(day)) return false
    return (await this.reports.ofKind(contestId, 'lists', day)).length === 0
  }

  protected async lookAt(contestId: string): Promise<void> {
    if (await this.isDue(contestId)) await this.drafts.proposeLists(await this.contests.load(contestId))
  }
}
