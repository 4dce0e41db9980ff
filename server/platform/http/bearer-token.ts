import type { IncomingHttpHeaders } from 'node:http'

/** Prefix of every API token: recognisable in requests and by secret scanners. */
export const TOKEN_PREFIX = 'dx_'

/** The API token of a request, if any; other `Authorization` headers, as a proxy may add, are ignored. */
export const tokenIn = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  /^bearer\s+(dx_\S*)$/i.exec(authorization ?? '')?.[1]
