import { type ComputedRef, computed } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { schedule } from '#shared/contest/duty/contract'
import { useServerClock } from '#web/stamp/server-clock'

const FIRST_HOUR_MS = 3_600_000

/** 序时, the share of the period that has gone by; null in the hour after the start, when no one can be behind it. */
export function useSchedule(
  contest: () => ContestView | null | undefined,
  today: () => string | null | undefined,
): ComputedRef<number | null> {
  const now = useServerClock()
  return computed(() => {
    const [view, day] = [contest(), today()]
    if (!view || !day) return null
    const isJustBegun = view.startedAt !== null && now.value.getTime() - Date.parse(view.startedAt) < FIRST_HOUR_MS
    return isJustBegun ? null : schedule(view, day)
  })
}
