import { newerBuild } from '#web/stamp/server-build'

const KEY = 'dangxian.loaded-for'

/**
 * Loads the page of the server's build, here or at `to`. By itself once for each build, so that pages and servers that
 * disagree for long never make a circle; `isAsked` where a person wants it.
 */
export function loadNewer({
  to,
  isAsked = false,
  why = 'old',
}: {
  to?: string
  isAsked?: boolean
  why?: string
} = {}): boolean {
  if (!isAsked && !isFirstFor(newerBuild.value ?? why)) return false
  // Where pages are kept, the worker would not wait long for the server's.
  globalThis.navigator?.serviceWorker?.controller?.postMessage('newer')
  if (to === undefined) location.reload()
  else location.assign(to)
  return true
}

/** Without a memory every time could be the second. */
function isFirstFor(build: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === build) return false
    sessionStorage.setItem(KEY, build)
    return true
  } catch {
    return false
  }
}
