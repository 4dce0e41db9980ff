import { useEventListener, useIntervalFn } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { type RouteLocationNormalized, useRouter } from 'vue-router'
import { askAlive } from '#web/live/alive.api'
import { isReloadDue, isReloadHeld } from '#web/stamp/server-build'
import { areIconsLoading } from '#web/ui/icons'
import { loadNewer } from './load-newer'
import { isPrefetching } from './use-prefetch'
import { useTouchedForm } from './use-touched-form'

const LOOK_EVERY_MS = 5_000
/** Without a touch for this long, or hidden for one look, no person is in the middle of something. */
const IDLE_MS = 30_000
const LOST =
  /dynamically imported module|Importing a module script failed|Unable to preload|Loading (CSS )?chunk|error loading/i

/**
 * Keeps a page at the server's build: loads the newer one when idle or with the next link, offers it otherwise, and says
 * so where a page could not be loaded, with a way to try again. Screens on walls and projections decide for themselves.
 */
export function useUpdates() {
  const router = useRouter()
  const isTouched = useTouchedForm()
  const missing = shallowRef<string>()
  const isPutAway = shallowRef(false)
  let usedAt = performance.now()
  let target: RouteLocationNormalized | undefined

  const decidesItself = () => router.currentRoute.value.meta.updates === 'itself'
  const isOffered = computed(() => isReloadDue.value && !isPutAway.value && !decidesItself())
  const isHeld = () =>
    decidesItself() || router.currentRoute.value.meta.updates === 'asked' || isTouched() || isReloadHeld()

  const noteUse = () => {
    usedAt = performance.now()
  }
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const)
    useEventListener(document, event, noteUse, { capture: true, passive: true })
  useIntervalFn(async () => {
    if (!isReloadDue.value || isHeld()) return
    if (performance.now() - usedAt < IDLE_MS && document.visibilityState === 'visible') return
    if (await askAlive()) loadNewer()
  }, LOOK_EVERY_MS)

  router.beforeEach(async (to, from) => {
    target = to
    missing.value = undefined
    const isOtherPage = from.matched.length > 0 && to.path !== from.path
    if (!isOtherPage || !isReloadDue.value || decidesItself() || isReloadHeld()) return true
    return !((await askAlive()) && loadNewer({ to: to.fullPath }))
  })
  router.afterEach(() => {
    target = undefined
  })
  router.onError(async (error, to) => {
    target = undefined
    if (LOST.test(String(error))) await reach(to.fullPath)
  })
  // A part of a page rather than a page; what a link leads to is handled above.
  useEventListener(window, 'vite:preloadError', () => {
    if (!target && !isPrefetching() && !areIconsLoading()) missing.value = router.currentRoute.value.fullPath
  })

  /** After a file of a page did not come: from the server's build if it answers, else it is said. */
  async function reach(to: string): Promise<void> {
    const isThere = await askAlive()
    if (!isThere || !loadNewer({ to, why: `lost ${to}` })) missing.value = to
  }

  async function tryAgain(): Promise<void> {
    const to = missing.value
    if (to === undefined || !(await askAlive())) return
    if (to === router.currentRoute.value.fullPath) loadNewer({ isAsked: true })
    else loadNewer({ to, isAsked: true })
  }

  return {
    isOffered,
    missing,
    tryAgain,
    load: () => loadNewer({ isAsked: true }),
    putAway: () => (isPutAway.value = true),
  }
}
