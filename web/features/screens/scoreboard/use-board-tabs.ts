import { useLocalStorage, useMediaQuery } from '@vueuse/core'
import { computed } from 'vue'

/** What 战况 shows on a phone, one at a time; a wide page shows all of it in two columns. */
export const BOARD_TABS = ['race', 'totals', 'people', 'curve', 'funnels', 'feed'] as const
export type BoardTab = (typeof BOARD_TABS)[number]

/** The last one that was chosen on this device; it holds a choice of the screen, and nothing of a person. */
const KEY = 'dangxian.board-tab'

/** The tabs of a narrow page; `shows` is true for every part where the page is wide. */
export function useBoardTabs(offered: () => readonly BoardTab[]) {
  const isWide = useMediaQuery('(min-width: 1024px)')
  const kept = useLocalStorage<string>(KEY, 'race')
  const tab = computed<BoardTab>({
    get: () => offered().find((each) => each === kept.value) ?? 'race',
    set: (next) => (kept.value = next),
  })
  const shows = (...parts: BoardTab[]) => isWide.value || parts.includes(tab.value)
  return { isWide, tab, shows }
}
