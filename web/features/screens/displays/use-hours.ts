import { computed, ref, watch } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { isWorkingDay } from '#shared/contest/duty/contract'
import { type DisplaySettings, isWithin } from '#shared/screens/displays/settings'
import { useServerClock } from '#web/stamp/server-clock'
import { msUntil } from './hours'

/** A person at the TV sees it for so long in its dark hours. */
const AWAKE_MS = 10 * 60_000
const LOOK_MS = 5_000
/** How long before the lock the countdown to it is among the scenes. */
const COUNTDOWN_MS = 90 * 60_000

/** What the hour says: whether the screen is dark, which it is never while the room looks at it, and the morning's lock. */
export function useHours(
  props: { contest: ContestView; today: string; settings: DisplaySettings },
  isWatched: () => boolean,
) {
  const now = useServerClock(LOOK_MS)
  // It was opened by a person too, at whatever hour; what a director sets afterwards counts at once.
  const awakeUntil = ref(now.value.getTime() + AWAKE_MS)
  watch(
    () => JSON.stringify(props.settings.dark),
    () => {
      awakeUntil.value = 0
    },
  )
  const dark = computed(() => {
    const { dark: hours } = props.settings
    const isAwake = isWatched() || now.value.getTime() < awakeUntil.value
    return !isAwake && isWithin(hours, now.value, props.contest.timezone) ? hours : null
  })
  const isBeforeLock = computed(() => {
    const { status, lockTime, timezone, startsOn, endsOn } = props.contest
    const left = msUntil(lockTime, now.value, timezone)
    const isPeriod = startsOn <= props.today && props.today <= endsOn
    return (
      status === 'running' && isPeriod && isWorkingDay(props.contest, props.today) && left > 0 && left <= COUNTDOWN_MS
    )
  })
  const wake = () => {
    awakeUntil.value = now.value.getTime() + AWAKE_MS
  }
  return { dark, isBeforeLock, wake }
}
