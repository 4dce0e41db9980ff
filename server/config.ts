import { z } from 'zod'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Every setting of the server, with its default; the sentence of each is printed in the README's table. */
export const Environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 lets phones on the same network in.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port for pages, API and live connections.'),
  DATABASE_URL: z
    .string()
    .min(1)
    .default('data/dangxian.sqlite')
    .describe('A SQLite file, made if missing, or postgres://user:password@host/database.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('The address people open; decides Origin checks, cookies, QR codes and HSTS. Default: http://HOST:PORT.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines.'),
  TRUST_PROXY: Flag.default(false).describe(
    'true behind a reverse proxy of your own, so that limits count the real address.',
  ),
})

/** The settings that the server runs with; `publicUrl` is an origin. */
export interface Config {
  host: string
  port: number
  databaseUrl: string
  publicUrl: string
  isHttps: boolean
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  trustsProxy: boolean
  /** Lifts the limits on sign-ins and requests: only for programs that are their own clients, never from the environment. */
  hasRateLimits: boolean
}

/** Reads the environment; throws one Error that lists every bad variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings cannot be used; correct them and start again:\n${lines.join('\n')}`)
  }
  const { HOST, PORT, DATABASE_URL, PUBLIC_URL, LOG_LEVEL, TRUST_PROXY } = parsed.data
  const publicUrl = PUBLIC_URL ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`
  return Object.freeze({
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    publicUrl,
    isHttps: publicUrl.startsWith('https:'),
    logLevel: LOG_LEVEL,
    trustsProxy: TRUST_PROXY,
    hasRateLimits: true,
  })
}
