import { watch } from 'vue'
import { loadNewer } from './load-newer'

const WAIT_MS = 4_000

/** Takes the newer page while nothing is being celebrated, and never in a circle. */
export function useReloadWhenIdle(isDue: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    isDue,
    (isNow) => {
      clearTimeout(timer)
      if (isNow) timer = setTimeout(() => loadNewer(), WAIT_MS)
    },
    { immediate: true },
  )
}
