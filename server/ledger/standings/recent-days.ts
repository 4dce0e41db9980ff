import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { DutyDays } from '#server/contest/duty/duty-rules'
import type { DailyFigures, DayFigures } from '#server/ledger/standings/daily-figures'

/** Compared with each other, so that hoarding wins nothing: so many working days, and as many before. */
export const SPAN = 5

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
