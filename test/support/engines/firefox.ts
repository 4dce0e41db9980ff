import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'undici'
import { scratchFolder } from '#test/support/scratch'
import { type Engine, type EnginePage, type InstalledEngine, keys, press, type WindowSize } from './engine'
import { Program } from './program'

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync)

/** Nothing of its own to load, to ask or to show. */
const SETTINGS: Record<string, unknown> = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'intl.accept_languages': 'zh-CN,zh',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'services.settings.server': 'data:,#disabled',
  'toolkit.telemetry.enabled': false,
}

/** Firefox over WebDriver BiDi, which it speaks without a driver. */
export const firefox: InstalledEngine = {
  name: 'Firefox',
  packages: 'firefox-esr',
  isThere: FIREFOX !== undefined,
  start: async () => {
    const profile = scratchFolder('firefox')
    const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref('${name}', ${JSON.stringify(value)});`)
    writeFileSync(join(profile, 'user.js'), lines.join('\n'))
    const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile]
    const program = Program.start(FIREFOX ?? 'firefox', args, { HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' })
    const connection = await Connection.open(await program.says(/BiDi listening on (ws:\S+)/))
    const { capabilities } = await connection.send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: {},
    })
    return new Firefox(`Firefox ${capabilities.browserVersion}`, program, connection)
  },
}

class Firefox implements Engine {
  constructor(
    readonly name: string,
    private readonly program: Program,
    private readonly connection: Connection,
  ) {}

  async page(size: WindowSize): Promise<EnginePage> {
    const { userContext } = await this.connection.send<{ userContext: string }>('browser.createUserContext', {})
    const { context } = await this.connection.send<{ context: string }>('browsingContext.create', {
      type: 'window',
      userContext,
    })
    await this.connection.send('browsingContext.setViewport', { context, viewport: size })
    return new Tab(this.connection, context)
  }

  async close(): Promise<void> {
    await this.connection.send('browser.close', {}).catch(() => undefined)
    await this.program.end()
  }
}

type Evaluated =
  | { type: 'success'; result: { value: string } }
  | { type: 'exception'; exceptionDetails: { text: string } }

class Tab implements EnginePage {
  constructor(
    private readonly connection: Connection,
    private readonly context: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.send('browsingContext.navigate', { url, wait: 'complete' })
  }

  /** As JSON, because BiDi has a notation of its own for values. */
  async run<T>(expression: string): Promise<T> {
    const answer = await this.connection.send<Evaluated>('script.evaluate', {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      target: { context: this.context },
      awaitPromise: true,
    })
    if (answer.type === 'exception') throw new Error(`${answer.exceptionDetails.text} in ${expression}`)
    return JSON.parse(answer.result.value) as T
  }

  async click(x: number, y: number): Promise<void> {
    await this.send('input.performActions', { actions: press(x, y) })
  }

  async type(text: string): Promise<void> {
    await this.send('input.performActions', { actions: keys(text) })
  }

  async picture(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('browsingContext.captureScreenshot', {})
    return Buffer.from(data, 'base64')
  }

  private send<T>(method: string, params: object): Promise<T> {
    return this.connection.send<T>(method, { context: this.context, ...params })
  }
}

interface Answer {
  id?: number
  type: 'success' | 'error' | 'event'
  result?: unknown
  error?: string
  message?: string
}

/** Commands with their answers over one socket. */
class Connection {
  private sent = 0
  private readonly waiting = new Map<number, (answer: Answer) => void>()

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer
      if (answer.id === undefined) return
      this.waiting.get(answer.id)?.(answer)
      this.waiting.delete(answer.id)
    })
    socket.addEventListener('close', () => {
      for (const answer of this.waiting.values()) answer({ type: 'error', error: 'closed', message: 'Firefox ended' })
    })
  }

  static async open(url: string): Promise<Connection> {
    const socket = new WebSocket(`${url}/session`)
    await once(socket, 'open')
    return new Connection(socket)
  }

  async send<T>(method: string, params: object): Promise<T> {
    const id = ++this.sent
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve)
      this.socket.send(JSON.stringify({ id, method, params }))
    })
    if (answer.type === 'error') throw new Error(`Firefox refused ${method}: ${answer.error}: ${answer.message}`)
    return answer.result as T
  }
}
