import type { RouteRecordNormalized } from 'vue-router'
import { speakOnPages } from '#web/i18n/index'
import { loadIcons } from '#web/ui/icons'
import { keepPages } from './keep-pages'
import { keepPicture } from './keep-picture'
import { memberLinks } from './navigation'

/** Keeps the picture, and fetches what a phone's pages consist of, one at a time while idle; rejects without a signal. */
export async function prefetch(routes: readonly RouteRecordNormalized[]): Promise<void> {
  await idle()
  keepPicture()
  // Both to their end: what fails after the first failure is no news either.
  const both = await Promise.allSettled([loadIcons(), speakOnPages()])
  if (both.some(({ status }) => status === 'rejected')) return
  for (const route of inOrder(routes)) {
    await idle()
    const page: unknown = route.components?.default
    if (typeof page === 'function') await page()
  }
  await idle()
  await keepPages()
}

function inOrder(routes: readonly RouteRecordNormalized[]): RouteRecordNormalized[] {
  const bar = [...memberLinks].sort((a, b) => Number(b.isMain ?? false) - Number(a.isMain ?? false)).map(({ to }) => to)
  const first = [...bar.slice(0, 1), '/pledge', ...bar.slice(1)]
  const place = ({ path }: RouteRecordNormalized) => {
    const at = first.indexOf(path)
    return at < 0 ? first.length : at
  }
  return routes
    .filter(({ meta, name }) => !meta.isPublic && !meta.frame && !meta.updates && name !== 'not-found')
    .filter(({ path }) => !path.startsWith('/admin'))
    .sort((a, b) => place(a) - place(b))
}

/** Safari has no idle callback. */
const idle = (): Promise<void> =>
  new Promise((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 5_000 })
    else setTimeout(done, 200)
  })
