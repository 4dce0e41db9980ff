import type { Page, Request } from 'playwright-core'
import { soon } from './browser-hands'

const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** Goes by the router of the pages; false where none is loaded. */
const byRouter = (path: string): string => `(async () => {
  const router = document.querySelector('#app')?.__vue_app__?.config.globalProperties.$router
  if (!router) return false
  await router.push(${JSON.stringify(path)})
  return true
})()`

const asked = new WeakMap<Page, Set<Request>>()

/** What a page has asked the server and not heard yet. */
function askedBy(page: Page): Set<Request> {
  const known = asked.get(page)
  if (known) return known
  const open = new Set<Request>()
  asked.set(page, open)
  page.on('request', (request) => request.url().includes('/api/') && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return open
}

/**
 * Opens a page of the product and waits for its answers; after the first one without loading the product again, which takes
 * longer than the page.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  askedBy(page)
  if (!(await page.evaluate<boolean>(byRouter(path)))) await page.goto(path)
  await answered(page)
}

/** Waits until a page has drawn and has every answer that it asked for since this was first called. */
export async function answered(page: Page): Promise<void> {
  const open = askedBy(page)
  await page.evaluate(DRAWN)
  await soon(() => open.size).toBe(0)
  await page.evaluate(DRAWN)
}
