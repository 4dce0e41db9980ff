import { computed } from 'vue'
import type { ContestSummary, ContestView } from '#shared/contest/contests/contract'
import { dayCount } from '#shared/platform/time/time'
import { useWallClock } from '#web/stamp/server-clock'

type Dated = Pick<ContestView | ContestSummary, 'startsOn' | 'endsOn'>

/** Part of the day on the contest's wall clock, and which day of how many it is. */
export function useContestDay(contest: () => Dated | null | undefined, today: () => string, timezone: () => string) {
  const time = useWallClock(timezone)
  const partOfDay = computed(() => {
    const hour = Number(time.value.slice(0, 2))
    if (hour < 5 || hour >= 19) return 'evening'
    if (hour < 11) return 'morning'
    return hour < 13 ? 'noon' : 'afternoon'
  })
  const count = computed(() => {
    const dates = contest()
    return dates ? dayCount(dates.startsOn, dates.endsOn, today()) : null
  })
  return { time, partOfDay, count }
}
