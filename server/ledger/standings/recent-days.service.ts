import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { type RecentDays, SPAN } from '#server/ledger/standings/recent-days'
import { addDays } from '#shared/platform/time/time'

/** Streaks and dry spells are looked for this far back, in days. */
const HORIZON = 40

/** Reads what a meeting looks back on, within the unit under way. */
@Injectable()
export class RecentDaysService {
  constructor(
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
  ) {}

  async upTo(contest: LoadedContest, day: string): Promise<RecentDays> {
    const earliest = addDays(day, -HORIZON)
    const from = earliest > contest.startsOn ? earliest : contest.startsOn
    const days = this.duty.workingDays(contest, from, day)
    const duty = await this.duty.days(contest, from, day)
    const sales = await this.daily.between(contest.id, from, day)
    const recent = days.slice(-SPAN)
    return { contest, day, days, recent, before: days.slice(-2 * SPAN, -SPAN), duty, sales }
  }
}
