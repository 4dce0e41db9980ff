import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { type RecentDays, SPAN } from '#server/ledger/standings/recent-days'
import type { Caller } from '#server/platform/auth/caller'
import type { Days } from '#shared/contest/contests/span'
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
    const { from } = this.daysUpTo(contest, day)
    const days = this.duty.workingDays(contest, from, day)
    const duty = await this.duty.days(contest, from, day)
    const sales = await this.daily.between(contest, from, day)
    const recent = days.slice(-SPAN)
    return { contest, day, days, recent, before: days.slice(-2 * SPAN, -SPAN), duty, sales }
  }

  /** Before a unit that looks back from `day`. */
  readAhead(caller: Caller, contestId: string, day: string): Promise<void> {
    return this.daily.readAhead(caller, contestId, (contest) => this.daysUpTo(contest, day))
  }

  /** All days that are looked back on. */
  daysUpTo({ startsOn }: LoadedContest, day: string): Days {
    const earliest = addDays(day, -HORIZON)
    return { from: earliest > startsOn ? earliest : startsOn, to: day }
  }
}
