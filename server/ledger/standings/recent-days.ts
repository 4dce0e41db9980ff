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
  { contest, duty, sales }: RecentDays,
  participantId: string,
  days: readonly string[],
): DayFigures & { onDuty: number } {
  const own = days.filter(duty.of(participantId))
  const sum = (of: (day: string) => number) => own.reduce((total, day) => total + of(day), 0)
  return {
    onDuty: own.length,
    points: sum((day) => sales.points(participantId, day)),
    deals: sum((day) => sales.deals(participantId, day)),
    metrics: Object.fromEntries(
      contest.view.metrics.map(({ id }) => [id, sum((day) => sales.sold(participantId, id, day))]),
    ),
  }
}
