import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { FROM_THE_SERVER } from './from-the-server'

/** What the pages' library of types lacks: the worker's own scope. */
declare const self: EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } }
/** The files of a phone's pages in this build; `vite/page-worker.ts` names them. */
declare const FILES: { url: string; revision: string | null }[]

const SHELL = '/index.html'
/** A kept page is shown when the server has not answered by then. */
const PATIENCE_MS = 700
/** A page that asked for the server's build a moment ago waits longer for it. */
const PATIENCE_FOR_NEWER_MS = 10_000
const WANTED_MS = 60_000

let isNewerWantedUntil = 0

/**
 * The server's page where it answers in time, else the kept one of this build. Each is whole with its files, and hears of
 * another build from any answer of the server.
 */
async function pageFor(request: Request): Promise<Response> {
  const patienceMs = performance.now() < isNewerWantedUntil ? PATIENCE_FOR_NEWER_MS : PATIENCE_MS
  isNewerWantedUntil = 0
  const asked = fetch(request)
  const answer = await Promise.race([asked, sleep(patienceMs)]).catch(() => undefined)
  // A proxy answers with a page of its own while the server behind it is down.
  if (answer && answer.status < 500) return answer
  return (await matchPrecache(SHELL)) ?? asked
}

const sleep = (ms: number) => new Promise<undefined>((done) => setTimeout(() => done(undefined), ms))

precache(FILES)
cleanupOutdatedCaches()
// Without it the kept index page would answer for `/`, and hide each newer one.
addRoute({ directoryIndex: '', cleanURLs: false })
registerRoute(new NavigationRoute(({ request }) => pageFor(request), { denylist: [FROM_THE_SERVER] }))

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', () => void self.clients.claim())
self.addEventListener('message', () => {
  isNewerWantedUntil = performance.now() + WANTED_MS
})
