import { watch } from 'vue'
import { type RouteRecordNormalized, useRouter } from 'vue-router'
import { speakOnPages } from '#web/i18n/index'
import { loadIcons } from '#web/ui/icons'
import { memberLinks } from './navigation'

/** What the browser knows of the connection; not every one tells. */
interface Connection {
  saveData?: boolean
  effectiveType?: string
}

let isRunning = false
/** A page that is fetched ahead and does not come is no news: no person has asked for it. */
export const isPrefetching = (): boolean => isRunning

/**
 * Fetches the other pages of a phone once the first one is filled, so that they open without a signal: 报单 first, then
 * the rest of the bar, then the others, one at a time while the page is idle. Not where the phone saves data.
 */
export function usePrefetch(isFilled: () => boolean): void {
  const router = useRouter()
  watch(isFilled, (isNow) => isNow && !isRunning && !savesData() && void fetchAll(router.getRoutes()), {
    immediate: true,
  })
}

async function fetchAll(routes: readonly RouteRecordNormalized[]): Promise<void> {
  isRunning = true
  try {
    await idle()
    // Both to their end: what fails after the first failure is no news either.
    const both = await Promise.allSettled([loadIcons(), speakOnPages()])
    if (both.some(({ status }) => status === 'rejected')) return
    for (const route of inOrder(routes)) {
      await idle()
      const page: unknown = route.components?.default
      if (typeof page === 'function') await page()
    }
  } catch {
    // Without a signal; the next time the page is in step it goes on with what is missing.
  } finally {
    isRunning = false
  }
}

function inOrder(routes: readonly RouteRecordNormalized[]): RouteRecordNormalized[] {
  const bar = [...memberLinks].sort((a, b) => Number(b.isMain ?? false) - Number(a.isMain ?? false))
  const place = ({ path }: RouteRecordNormalized) => {
    const at = bar.findIndex((link) => link.to === path)
    return at < 0 ? bar.length : at
  }
  return routes
    .filter(({ meta, name }) => !meta.isPublic && !meta.frame && !meta.updates && name !== 'not-found')
    .filter(({ path }) => !path.startsWith('/admin'))
    .sort((a, b) => place(a) - place(b))
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '')
}

/** Safari has no idle callback. */
const idle = (): Promise<void> =>
  new Promise((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 5_000 })
    else setTimeout(done, 200)
  })
