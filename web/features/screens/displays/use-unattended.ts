import { useWakeLock } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import { dayOf } from '#shared/platform/time/time'
import { isWithin } from '#shared/screens/displays/settings'
import { loadNewer } from '#web/shell/load-newer'
import { useServerClock } from '#web/stamp/server-clock'

const LOOK_MS = 60_000
/** While no room is at work a page that has been open for long starts afresh. */
const NIGHT = { from: '03:00', to: '05:00' }
const OPEN_FOR_MS = 6 * 60 * 60_000

/** Keeps the machine from switching its screen off while there is a picture; only https and localhost let a page do so. */
export function useAwake(hasPicture: () => boolean): void {
  const lock = useWakeLock()
  // A browser may refuse, as on an empty battery: the picture goes on as before.
  const ask = (isOn: boolean) => (isOn ? lock.request('screen') : lock.release()).catch(() => undefined)
  watch(hasPicture, ask, { immediate: true })
  onScopeDispose(() => void ask(false))
}

/** Loads the page again once a night of the contest's zone, by the server's clock, while `isQuiet`: the server answers, and nothing is shown in front. */
export function useNightlyReload(timezone: () => string, isQuiet: () => boolean): void {
  const now = useServerClock(LOOK_MS)
  const openedAt = now.value.getTime()
  const isDue = computed(
    () => isQuiet() && now.value.getTime() - openedAt > OPEN_FOR_MS && isWithin(NIGHT, now.value, timezone()),
  )
  watch(isDue, (due) => due && loadNewer({ why: `night ${dayOf(now.value, timezone())}` }), { immediate: true })
}
