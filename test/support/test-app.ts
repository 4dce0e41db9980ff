import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type App, createApp } from '#server/app'
import type { Clock } from '#server/platform/settings/clock'
import { type Config, type PasswordCost, readConfig } from '#server/platform/settings/config'
import { readStoredSettings, settingsFileOf } from '#server/platform/settings/stored-settings'
import { SetupService } from '#server/platform/setup/setup.service'
import type { Role, SetupInput, SignedIn } from '#shared/platform/accounts/contract'
import { Client } from './client'
import type { FreshDatabase } from './database'
import { migratedDatabase } from './migrated-database'

export { Client } from './client'

/** Good enough for every account of the tests. */
export const PASSWORD = 'horse-in-front-7'

/** The least that argon2 takes, and two numbers as in production, where the cost tells either kind of hash. */
const CHEAP: PasswordCost = { chosen: 16, random: 8 }

export interface TestOptions {
  clock?: Clock
  config?: Partial<Config>
  /** The built thread for backups; see `backupWorker`. */
  workerFile?: string
  /** A built web app; none unless told otherwise. */
  webRoot?: string
}

/** The real application on a free port on an empty database with all tables, or on the `databaseUrl` of another server. */
export class TestApp {
  readonly logLines: string[] = []
  /** What pages of this server say they are; `config.publicUrl`. */
  readonly origin: string
  private app!: App
  private ownDatabase: FreshDatabase | undefined
  /** Where the server listens, whatever its public address. */
  url!: string
  databaseUrl!: string

  private constructor(private readonly options: TestOptions) {
    this.origin = options.config?.publicUrl ?? 'http://dangxian.test'
  }

  static async start(options: TestOptions = {}): Promise<TestApp> {
    const app = new TestApp(options)
    if (!options.config?.databaseUrl) app.ownDatabase = await migratedDatabase()
    app.databaseUrl = options.config?.databaseUrl ?? (app.ownDatabase as FreshDatabase).databaseUrl
    await app.open()
    return app
  }

  get config(): Config {
    return {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: this.databaseUrl,
      postgres: { pool: 10, statementMs: 2_000 },
      slowQueryMs: 0,
      backupFolder: join(dirname(this.databaseUrl), 'backups'),
      hasDailyBackups: false,
      centerBackups: 'none',
      publicUrl: this.origin,
      isPublicUrlSet: true,
      asksSetupCode: false,
      origins: [this.origin],
      former: null,
      fixed: { host: false, publicUrl: false },
      settingsFile: settingsFileOf(this.databaseUrl),
      isHttps: this.origin.startsWith('https:'),
      sampleUrl: null,
      cookieMark: '',
      metricsToken: null,
      logLevel: 'info',
      trustsProxy: false,
      socketsPerLink: 2_000,
      hasRateLimits: false,
      passwordCost: CHEAP,
      ...this.options.config,
    }
  }

  /** One of the server's own parts. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.nest.get(token as never, { strict: false })
  }

  get nest(): App['nest'] {
    return this.app.nest
  }

  /** Stops the server; its database stays for `restart`. */
  close(): Promise<void> {
    return this.app.close()
  }

  /** The same database, another process's life; the port is another one too. */
  async restart(): Promise<void> {
    await this.app.close()
    await this.open()
  }

  async stop(): Promise<void> {
    await this.app.close()
    await this.ownDatabase?.remove()
  }

  anonymous(): Client {
    return new Client(this.url, this.origin)
  }

  /** Signed in with the tests' password. */
  async signedIn(login: string, password = PASSWORD): Promise<Client> {
    const client = this.anonymous()
    expectStatus(await client.signIn(login, password), 200)
    return client
  }

  /** The first centre, through the setup page; its director. */
  async setUp(input: Partial<SetupInput> = {}): Promise<Client> {
    const client = this.anonymous()
    expectStatus(await client.post<SignedIn>('/setup', { ...aCenter(), login: 'director', ...input }), 201)
    return client
  }

  /** A further centre, as the command line makes it; its director. */
  async addCenter(input: Partial<SetupInput> = {}): Promise<Client> {
    const center = { ...aCenter(), ...input }
    const { code } = await this.get(SetupService).addCenter(center)
    const client = this.anonymous()
    const { login, password } = center
    expectStatus(await client.post('/sign-in', { login, password, center: code }), 200)
    return client
  }

  /** Another account of a centre, signed in. */
  async anAccount(director: Client, role: Role = 'member', name = '张三'): Promise<Client> {
    const login = aLogin()
    expectStatus(await director.post('/accounts', { role, name, login, password: PASSWORD }), 201)
    return this.signedIn(login)
  }

  /** With the address that the page of addresses has stored. */
  private reloaded(): Config {
    const { config } = this
    const stored = readStoredSettings(config.settingsFile)
    if (!stored.PUBLIC_URL) return config
    const { publicUrl, origins, former } = readConfig({ DATABASE_URL: this.databaseUrl }, [], stored)
    return { ...config, publicUrl, origins, former }
  }

  private async open(): Promise<void> {
    this.app = await createApp({
      config: this.config,
      reload: () => this.reloaded(),
      ...(this.options.clock ? { clock: this.options.clock } : {}),
      webRoot: this.options.webRoot ?? 'no-web-app',
      ...(this.options.workerFile ? { workerFile: this.options.workerFile } : {}),
      logStream: { write: (line) => void this.logLines.push(line) },
    })
    this.url = await this.app.listen()
  }
}

/** A login that no other test has. */
export const aLogin = (): string => `p${randomUUID().slice(0, 12)}`

export function expectStatus(reply: { status: number; body: unknown }, status: number): void {
  if (reply.status !== status) throw new Error(`Expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body)}`)
}

const aCenter = (): SetupInput => ({
  centerName: '集商客中心',
  timezone: 'Asia/Shanghai',
  name: '王主任',
  login: aLogin(),
  password: PASSWORD,
})
