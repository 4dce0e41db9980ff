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
