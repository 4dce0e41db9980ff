import { useIntervalFn } from '@vueuse/core'
import { type ComputedRef, computed, shallowRef } from 'vue'
import { wallClock } from '#shared/platform/time/time'

/** The wall clock of a time zone, `HH:MM`. */
export function useWallClock(timezone: () => string): ComputedRef<string> {
  const now = shallowRef(new Date())
  useIntervalFn(() => {
    now.value = new Date()
  }, 1_000)
  return computed(() => wallClock(now.value, timezone()).time)
}
