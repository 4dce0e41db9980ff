/** Of Chromium, which Edge, WebView and the browsers of 360 and QQ name too. */
const CHROME = /Chrome\/(\d+)\./
/** vite.older.config.ts builds for these; newer ones get today's pages, and start.js turns what is older away. */
const OLDER = { from: 100, to: 110 }

/** Whether a browser, as its User-Agent names it, needs the pages of the older build. */
export function isOlderBrowser(userAgent: string | undefined): boolean {
  const version = Number(CHROME.exec(userAgent ?? '')?.[1])
  return version >= OLDER.from && version <= OLDER.to
}
