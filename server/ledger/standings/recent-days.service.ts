import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { DutyDays } from '#server/contest/duty/duty-rules'
import { type DailyFigures, DailyReader, type DayFigures } from '#server/ledger/standings/daily.reader'
import { addDays } from '#shared/platform/time/time'

/** Compared with each other, so that hoarding wins nothing: so many working days, and as many before. */
export const SPAN = 5
/** Streaks and dry spells are looked for this far back, in days. */
const HORIZON = 40

/** The working days up to a day, who was on duty on them, and what was sold. */
export interface RecentDays {
  contest: LoadedContest
  day: string
  /** Oldest first, `day` the last one where it is worked on. */
  days: readonly string[]
  recent: readonly string[]
  before: readonly string[]
  duty: DutyDays
  sales: DailyFigures
}

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

/** What someone sold on those of the days on which they were on duty, and on how many of them they were. */
export function sumOf(
  { duty, sales }: RecentDays,
  participantId: string,
  days: readonly string[],
): DayFigures & { onDuty: number } {
  const sum = { points: 0, deals: 0, metrics: {} as Record<string, number>, onDuty: 0 }
  for (const day of days) {
    if (!duty.isOnDuty(participantId, day)) continue
    const { points, deals, metrics } = sales.of(participantId, day)
    sum.onDuty += 1
    sum.points += points
    sum.deals += deals
    for (const [id, quantity] of Object.entries(metrics)) sum.metrics[id] = (sum.metrics[id] ?? 0) + quantity
  }
  return sum
}
