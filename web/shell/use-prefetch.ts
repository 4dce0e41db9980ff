import { watch } from 'vue'
import { type RouteRecordNormalized, useRouter } from 'vue-router'

/** What the browser knows of the connection; not every one tells. */
interface Connection {
  saveData?: boolean
  effectiveType?: string
}

let isRunning = false
/** A page that is fetched ahead and does not come is no news: no person has asked for it. */
export const isPrefetching = (): boolean => isRunning

/**
 * Fetches the other pages of a phone once the first one is filled, so that they open without a signal: 报单 and 表态 first,
 * then the rest of the bar, then the others. Not where the phone saves data.
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
    const { prefetch } = await import('./prefetch')
    await prefetch(routes)
  } catch {
    // Without a signal; the next time the page is in step it goes on with what is missing.
  } finally {
    isRunning = false
  }
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '')
}
