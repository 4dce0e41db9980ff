import fastifyHelmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import { type FastifyInstance, fastify } from 'fastify'
import type { Config } from '#server/platform/settings/config'

/** Security headers for browsers; all pages still work over plain http on a LAN. */
function helmetOptions({ origins, isHttps }: Config): FastifyHelmetOptions {
  // Older Safari does not count its own WebSocket as 'self'.
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws'))
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", ...sockets],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Browsers ignore both over plain http, with a warning on every page.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }
}

/** What matters of them where no page is shown; each further line is paid by every file on a slow line. */
const ALWAYS = [
  'x-content-type-options',
  'cross-origin-resource-policy',
  'referrer-policy',
  'strict-transport-security',
]

/**
 * Sends helmet's headers with every page, and what matters of them with every file of a build and every answer of the API,
 * which no cache keeps.
 */
export async function addSecurityHeaders(server: FastifyInstance, config: Config): Promise<void> {
  const forPages = await headersOf(helmetOptions(config))
  const always = Object.fromEntries(Object.entries(forPages).filter(([name]) => ALWAYS.includes(name)))
  const forFiles = { ...always, 'content-security-policy': "default-src 'none'" }
  const forApi = {
    ...always,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  }
  server.addHook('onRequest', ({ url }, reply, done) => {
    void reply.headers(url.startsWith('/api/') ? forApi : url.startsWith('/assets/') ? forFiles : forPages)
    done()
  })
}

/** Builds the headers once: Helmet's plugin rebuilds them for each request, and ours never differ. */
async function headersOf(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const probe = fastify()
  await probe.register(fastifyHelmet, options)
  probe.get('/', (_, reply) => reply.send(''))
  const { headers } = await probe.inject('/')
  await probe.close()
  const own = ['content-length', 'content-type', 'connection', 'date']
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || own.includes(name) ? [] : [[name, String(value)]],
    ),
  )
}
