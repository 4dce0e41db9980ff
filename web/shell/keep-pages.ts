import { listenForInstallOffer } from './install-offer'

/**
 * Lets a phone keep its pages, so that they open without a signal and can be put on its home screen. Only https allows it;
 * called once the pages have been fetched, the worker finds their files in the browser's cache.
 * Older browsers get pages of their own, whose files the worker does not know.
 */
export async function keepPages(): Promise<void> {
  if (!import.meta.env.PROD || import.meta.env.MODE === 'older' || !('serviceWorker' in navigator)) return
  if (!document.querySelector('link[rel=manifest]')) {
    listenForInstallOffer()
    const manifest = document.createElement('link')
    manifest.rel = 'manifest'
    manifest.href = '/manifest.webmanifest'
    document.head.append(manifest)
  }
  // A browser may refuse it, as in private windows; the pages work without.
  await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' }).catch(() => undefined)
}
