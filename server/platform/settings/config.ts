import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { databaseOf, folderOf } from '#server/platform/settings/storage-path'
import { readStoredSettings, type StoredSettings, settingsFileOf } from '#server/platform/settings/stored-settings'

const Flag = z.enum(['true', 'false'], { error: 'has to be true or false' }).transform((text) => text === 'true')

/** Names the mend of a bad variable, with an example. */
const parsedBy = <T>(read: (text: string) => T) =>
  z.string().transform((text, context): T => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      return z.NEVER
    }
  })

const BAD_PORT = 'has to be a number from 1 to 65535, as 3000'
const BAD_POOL = 'has to be a number of connections from 2 to 200, as 10'
const BAD_STATEMENT = 'has to be a number of ms from 100 to 2000, which is what a unit has, as 1000'
const BAD_SLOW = 'has to be a number of ms from 0 to 60000, as 200'
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** Every setting of the server, with its default; the sentence of each is printed in the README's table. */
export const Environment = z.object({
  HOST: z
    .string()
    .refine(isHost, { error: 'has to be an address of this machine, as 127.0.0.1, or 0.0.0.0 for all of them' })
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 lets phones on the network in.'),
  PORT: z.coerce
    .number({ error: BAD_PORT })
    .refine((port) => Number.isInteger(port) && port >= 1 && port <= 65_535, { error: BAD_PORT })
    .default(3000)
    .describe('Port for pages, API and live connections.'),
  DATABASE_URL: parsedBy(databaseOf)
    .default('data/dangxian.sqlite')
    .describe('A SQLite file, made if missing, or postgres://user:password@host/database.'),
  POSTGRES_POOL: z.coerce
    .number({ error: BAD_POOL })
    .refine((count) => Number.isInteger(count) && count >= 2 && count <= 200, { error: BAD_POOL })
    .default(10)
    .describe('Connections that this server has to PostgreSQL at most; one more listens for the other servers.'),
  POSTGRES_STATEMENT_MS: z.coerce
    .number({ error: BAD_STATEMENT })
    .refine((ms) => Number.isInteger(ms) && ms >= 100 && ms <= 2_000, { error: BAD_STATEMENT })
    .default(2_000)
    .describe('How long PostgreSQL may work on one statement before it is given up and answered 503, in ms.'),
  SLOW_QUERY_MS: z.coerce
    .number({ error: BAD_SLOW })
    .refine((ms) => Number.isInteger(ms) && ms >= 0 && ms <= 60_000, { error: BAD_SLOW })
    .default(0)
    .describe('Logs each statement that takes so many ms or more, without its values; 0 logs none.'),
  BACKUP_DIR: parsedBy(folderOf)
    .optional()
    .describe('Folder for copies of a SQLite database. Default: backups, beside the database.'),
  DAILY_BACKUPS: Flag.default(true).describe(
    'Copies a SQLite database every night, keeping 7 days and 4 weeks; false where something else does.',
  ),
  CENTER_BACKUPS: z
    .enum(['none', 'first'], { error: 'has to be none or first' })
    .default('none')
    .describe(
      'Who sees the backups where several centres share the server: none, the command line only; first, directors of the first centre.',
    ),
  PUBLIC_URL: parsedBy(originsOf)
    .optional()
    .describe(
      'The address people open; decides Origin checks, cookies, QR codes and HSTS. Others by which people may open it too follow after commas. Default: http://HOST:PORT.',
    ),
  SAMPLE_URL: parsedBy(originsOf)
    .optional()
    .describe(
      'Where a proxy with https leads to the port after PORT, as https://sample.example.com; a sample contest opens there. Not needed over http.',
    ),
  LOG_LEVEL: z
    .enum(LEVELS, { error: `has to be one of ${LEVELS.join(', ')}` })
    .default('info')
    .describe('How much is logged, as JSON lines.'),
  METRICS_TOKEN: z
    .string()
    .min(16, { error: 'needs 16 characters or more, as openssl rand -hex 16 prints' })
    .optional()
    .describe(
      'What a Prometheus sends as bearer token to /metrics, 16 characters or more; without it nothing is there.',
    ),
  TRUST_PROXY: Flag.default(false).describe(
    'true behind a reverse proxy of your own, so that limits count the real address.',
  ),
})

/** What one hash takes, in KiB of memory; time follows. */
export interface PasswordCost {
  /** Of a password that a person chose. */
  chosen: number
  /** Of one that was drawn at random. */
  random: number
}

/** argon2id with one pass. A chosen password takes tens of milliseconds, which is what guessing millions of them costs. */
export const PASSWORD_COST: PasswordCost = Object.freeze({ chosen: 46 * 1024, random: 4 * 1024 })

/** A link that went to a chat of a whole company is opened by that many at most. */
const SOCKETS_PER_LINK = 2_000

/** The settings that the server runs with. */
export interface Config {
  host: string
  port: number
  databaseUrl: string
  /** Limits of a PostgreSQL; a SQLite file takes no notice. */
  postgres: { pool: number; statementMs: number }
  /** Statements that take so long are logged; 0 for none. */
  slowQueryMs: number
  /** Where copies of a SQLite database go. */
  backupFolder: string
  hasDailyBackups: boolean
  /** Who sees the backups where several centers share the server: the command line only, or the first one's directors. */
  centerBackups: z.infer<typeof Environment>['CENTER_BACKUPS']
  /** The origin that links and QR codes lead to. */
  publicUrl: string
  /** Whether other machines reach the server, so that the setup page asks for what its console prints. */
  asksSetupCode: boolean
  /** Whether `publicUrl` was set, and not guessed from the machine's address. */
  isPublicUrlSet: boolean
  /** Origins whose pages are ours. */
  origins: readonly string[]
  /** Origins of before the last change of address, and until when (ms) they are accepted too. */
  former: { origins: readonly string[]; until: number } | null
  /** Which of them a variable of the environment sets. */
  fixed: { host: boolean; publicUrl: boolean }
  /** Where the page of addresses keeps what it sets. */
  settingsFile: string
  isHttps: boolean
  /** Where the port after ours is reached by https, for a sample contest. */
  sampleUrl: string | null
  /** At the end of the names of cookies, which all ports of a machine share; empty but in a sample contest. */
  cookieMark: string
  /** The secret of `/metrics`, where that is wanted. */
  metricsToken: string | null
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  trustsProxy: boolean
  /** How many sockets one session or link may have. Never from the environment. */
  socketsPerLink: number
  /** Lifts the limits on sign-ins and requests: only for programs that are their own clients, never from the environment. */
  hasRateLimits: boolean
  /** `PASSWORD_COST` in every program; only tests, whose passwords are no secret, set less. Never from the environment. */
  passwordCost: PasswordCost
}

type Variables = Record<string, string | undefined>

/** Reads the environment and the stored settings of its database; throws one Error that lists every bad variable. */
export function loadConfig(environment: Variables, addresses = ownAddresses()): Config {
  const { settingsFile } = readConfig(environment, addresses)
  return readConfig(environment, addresses, readStoredSettings(settingsFile))
}

/** Reads the environment, whose variables go before what is stored; throws one Error that lists every bad variable. */
export function readConfig(
  environment: Variables,
  addresses = ownAddresses(),
  { former, ...stored }: StoredSettings = {},
): Config {
  const parsed = Environment.safeParse({ ...stored, ...unquoted(environment) })
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`These settings cannot be used; correct them and start again:\n${lines.join('\n')}`)
  }
  const { HOST, PORT, DATABASE_URL, BACKUP_DIR, DAILY_BACKUPS, CENTER_BACKUPS, PUBLIC_URL } = parsed.data
  const { SAMPLE_URL, LOG_LEVEL, METRICS_TOKEN, TRUST_PROXY, POSTGRES_POOL, POSTGRES_STATEMENT_MS, SLOW_QUERY_MS } =
    parsed.data
  const own = guessOrigins(HOST, PORT, addresses)
  const isFixed = environment.PUBLIC_URL !== undefined
  // What the page sets is one address; the machine's own lead to the same pages.
  const isStoredHttp = !isFixed && PUBLIC_URL?.[0]?.startsWith('http:') === true
  const origins = [...new Set([...(PUBLIC_URL ?? []), ...(PUBLIC_URL && !isStoredHttp ? [] : own)])]
  const publicUrl = origins[0] as string
  return Object.freeze({
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    postgres: { pool: POSTGRES_POOL, statementMs: POSTGRES_STATEMENT_MS },
    slowQueryMs: SLOW_QUERY_MS,
    backupFolder: BACKUP_DIR ?? join(dirname(DATABASE_URL), 'backups'),
    hasDailyBackups: DAILY_BACKUPS,
    centerBackups: CENTER_BACKUPS,
    publicUrl,
    isPublicUrlSet: PUBLIC_URL !== undefined,
    // A proxy on this machine brings others to an address that is not ours alone.
    asksSetupCode: !isLoopback(HOST) || !isLoopback(new URL(publicUrl).hostname),
    origins,
    former: former ? { origins: former.origins, until: Date.parse(former.until) } : null,
    fixed: { host: environment.HOST !== undefined, publicUrl: isFixed },
    settingsFile: settingsFileOf(DATABASE_URL),
    isHttps: publicUrl.startsWith('https:'),
    sampleUrl: SAMPLE_URL?.[0] ?? null,
    cookieMark: '',
    metricsToken: METRICS_TOKEN ?? null,
    logLevel: LOG_LEVEL,
    trustsProxy: TRUST_PROXY,
    socketsPerLink: SOCKETS_PER_LINK,
    hasRateLimits: true,
    passwordCost: PASSWORD_COST,
  })
}

/** Without the quotes that files of variables keep around values, and without blanks at the ends. */
const unquoted = (environment: Variables) =>
  Object.fromEntries(
    Object.entries(environment)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value?.trim().replace(/^(["'])(.*)\1$/s, '$2')]),
  )

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(host)
}

/** The first origin is the one that links lead to. */
function originsOf(addresses: string): string[] {
  const origins = addresses.split(',').map(originOf)
  const schemes = new Set(origins.map((origin) => new URL(origin).protocol))
  if (schemes.size > 1) throw new Error('has addresses with http and with https; cookies need all to begin alike')
  return origins
}

function originOf(address: string): string {
  const text = address.trim()
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
  if (url && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  const guess = `https://${text.replace(/^\w+:\/*/, '').replace(/[/?#].*$/s, '')}`
  const example = URL.canParse(guess) ? new URL(guess).origin : 'https://contest.example.com'
  throw new Error(`has to be an address that begins with http:// or https://, without a path, as ${example}`)
}

/** The first one is the address to tell people; a foreign page cannot have any of them. */
export function guessOrigins(host: string, port: number, addresses: readonly string[]): string[] {
  const loopback = ['127.0.0.1', 'localhost']
  const hosts = loopback.includes(host) || host === '::1' ? loopback : [host]
  const isAny = host === '0.0.0.0' || host === '::'
  const all = isAny ? [...addresses, ...loopback] : hosts
  return all.map((name) => new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin)
}

/** IPv4 addresses under which others on the network reach this machine. */
export function ownAddresses(): string[] {
  return ownCards().map(({ address }) => address)
}

/** The same with the names of their network cards. */
export function ownCards(): { card: string; address: string }[] {
  return Object.entries(networkInterfaces()).flatMap(([card, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ card, address })),
  )
}

/** Whether an address, as in HOST or in the host of a URL, leads to this machine only. */
export const isLoopback = (host: string): boolean => /^(localhost|\[?::1]?|127(\.\d+){3})$/i.test(host)

/** Whether the terminal's locale is Chinese. */
export const speaksChinese = ({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): boolean =>
  (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('zh')

/** Whether the process runs without a terminal. */
export const isUnderCi = (environment: Record<string, string | undefined>): boolean =>
  ['1', 'true'].includes(environment.CI ?? '')
