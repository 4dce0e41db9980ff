import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '#server/platform/settings/config'

type Origins = Pick<Config, 'origins' | 'former'>

/** Whether a write or a socket handshake comes from a page of this server; false without an Origin header. */
export function isOwnOrigin({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders, known: Origins): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin !== undefined && isKnown(origin, known)
}

const isKnown = (origin: string, { origins, former }: Origins): boolean =>
  origins.includes(origin) || (former !== null && Date.now() < former.until && former.origins.includes(origin))

/** Whether the page of a refused write came from this server, by an address that is not among its origins. */
export function isOpenedElsewhere({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** The address to open instead, for a page of this server that was opened by one that may not write. */
export function addressToOpen(
  { referer, host }: IncomingHttpHeaders,
  config: Origins & Pick<Config, 'publicUrl'>,
): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const page = new URL(referer)
  return page.host === host && !isKnown(page.origin, config) ? config.publicUrl : undefined
}
