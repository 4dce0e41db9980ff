import { Injectable } from '@nestjs/common'
import { DutyService } from '#server/contest/duty/duty.service'
import { DealChangesReader } from '#server/ledger/deals/ledger/deal-changes.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { DailyReports } from '#server/ritual/meetings/daily-reports'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import { teamDays } from '#server/ritual/meetings/items/team-days'
import { mondayOf, weekBefore } from '#shared/contest/contests/span'
import type { ItemOf } from '#shared/ritual/meetings/items'

/** The last working day, its battle report, and 流动红旗 at the first meeting of a week; omitted on the first day. */
@Injectable()
export class YesterdayPreparer implements ItemPreparer<'yesterday'> {
  constructor(
    private readonly reports: DailyReports,
    private readonly deals: DealChangesReader,
    private readonly flags: FlagReader,
    private readonly duty: DutyService,
  ) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'yesterday'>> {
    const yesterday = await context.daysUpToYesterday()
    if (!yesterday) return { item: null }
    const { contest } = context
    const { day } = yesterday
    const report = await this.reports.published(contest.id, day)
    const isOfThisEpoch = report?.epoch === contest.epoch
    const since = report && isOfThisEpoch ? await this.deals.ofDaySince(contest.id, day, report.seq) : null
    const item: ItemOf<'yesterday'> = {
      type: 'yesterday',
      day,
      teams: teamDays(contest, day, yesterday.sales),
      reportId: report?.id ?? null,
      since,
    }
    return { item: { ...item, ...(await this.flag(context, day)) } }
  }

  /** Who won the last week, at the first meeting of a week. */
  private async flag({ contest, day }: AgendaContext, before: string): Promise<{ flagTeamId?: string }> {
    if (before >= mondayOf(day)) return {}
    const week = weekBefore(contest, day)
    const duty = await this.duty.shares(contest, week.from, week.to)
    const won = await this.flags.wonIn(contest, contest.viewpoint('public', day), week, duty)
    return won ? { flagTeamId: won.teamId } : {}
  }
}
