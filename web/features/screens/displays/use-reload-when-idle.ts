import { watch } from 'vue'
import { deviceNow } from '#web/stamp/server-clock'

const KEY = 'dangxian.display.reloaded-at'
const LEAST_MS = 60_000
const WAIT_MS = 4_000

/** Takes the newer page while nothing is being celebrated, and never in a circle. */
export function useReloadWhenIdle(isDue: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    isDue,
    (isNow) => {
      clearTimeout(timer)
      const before = Number(sessionStorage.getItem(KEY) ?? 0)
      if (!isNow || deviceNow().getTime() - before < LEAST_MS) return
      timer = setTimeout(() => {
        sessionStorage.setItem(KEY, String(deviceNow().getTime()))
        location.reload()
      }, WAIT_MS)
    },
    { immediate: true },
  )
}
