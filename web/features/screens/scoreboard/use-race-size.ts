import { useMediaQuery } from '@vueuse/core'
import { type ComputedRef, computed } from 'vue'
import type { RaceSize } from '#web/features/ledger/standings/race/race-track'

/** As large as the page is wide. */
export function useRaceSize(): ComputedRef<RaceSize> {
  const isWide = useMediaQuery('(min-width: 768px)')
  return computed(() => (isWide.value ? 'desktop' : 'phone'))
}
