import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '#server/platform/settings/config'

/** Whether a write or a socket handshake comes from a page of this server; false without an Origin header. */
export function isOwnOrigin(headers: IncomingHttpHeaders, { origins }: Pick<Config, 'origins'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin !== undefined && origins.includes(headers.origin)
}

/** Whether the page of a refused write came from this server, by an address that is not among its origins. */
export function isOpenedElsewhere({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** The address to open instead, for a page of this server that was opened by one that may not write. */
export function addressToOpen(
  { referer, host }: IncomingHttpHeaders,
  { origins, publicUrl }: Pick<Config, 'origins' | 'publicUrl'>,
): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const page = new URL(referer)
  return page.host === host && !origins.includes(page.origin) ? publicUrl : undefined
}
