import { setTimeout as sleep } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'

const TURN_MS = 20
const MOST_TURNS = 500
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
  page.on('domcontentloaded', () => open.clear())
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
  // Of a request whose page went away the browser may say nothing more.
  for (let turns = 0; open.size > 0 && turns < MOST_TURNS; turns++) await sleep(TURN_MS)
  await page.evaluate(DRAWN)
}
