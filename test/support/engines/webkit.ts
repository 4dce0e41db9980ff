import { existsSync } from 'node:fs'
import { scratchFolder } from '#test/support/scratch'
import { freePort } from '../free-port'
import { type Engine, type EnginePage, type InstalledEngine, keys, press, type WindowSize } from './engine'
import { Program } from './program'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'

/** WebKitGTK, the engine of Safari and of iPhones, through its own driver; it needs a screen, which Xvfb is. */
export const webkit: InstalledEngine = {
  name: 'WebKit',
  packages: 'webkit2gtk-driver xvfb',
  isThere: [DRIVER, SCREEN].every(existsSync),
  start: async () => {
    const screen = Program.start(SCREEN, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {})
    return new WebKit(screen, `:${await screen.says(/^(\d+)\n/m)}`)
  },
}

class WebKit implements Engine {
  name = 'WebKit'
  private readonly drivers: Driver[] = []

  constructor(
    private readonly screen: Program,
    private readonly display: string,
  ) {}

  /** A driver has one browser at a time. */
  async page(size: WindowSize): Promise<EnginePage> {
    const driver = await Driver.start(this.display)
    this.drivers.push(driver)
    const { browserVersion } = await driver.openSession()
    this.name = `WebKit ${browserVersion}`
    await driver.fit(size)
    return driver
  }

  async close(): Promise<void> {
    for (const driver of this.drivers) await driver.end()
    await this.screen.end()
  }
}

interface Session {
  sessionId: string
  capabilities: { browserVersion: string }
}

/** The few commands of WebDriver that a visit takes. */
class Driver implements EnginePage {
  private session = ''

  private constructor(
    private readonly program: Program,
    private readonly url: string,
  ) {}

  static async start(display: string): Promise<Driver> {
    const port = await freePort()
    const env = { DISPLAY: display, HOME: scratchFolder('webkit'), GTK_A11Y: 'none', NO_AT_BRIDGE: '1' }
    const program = Program.start(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], env)
    return new Driver(program, `http://127.0.0.1:${port}/session`)
  }

  async openSession(): Promise<Session['capabilities']> {
    const wish = { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } }
    for (let tries = 0; ; tries++) {
      try {
        const { sessionId, capabilities } = await this.send<Session>('', wish)
        this.session = `/${sessionId}`
        return capabilities
      } catch (error) {
        // The driver says nothing when it listens.
        if (!(error instanceof TypeError) || tries > 100) throw error
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  }

  /** The window around the page has bars of its own. */
  async fit({ width, height }: WindowSize): Promise<void> {
    await this.send('/window/rect', { x: 0, y: 0, width, height })
    const inner = await this.run<WindowSize>('({ width: innerWidth, height: innerHeight })')
    await this.send('/window/rect', { width: 2 * width - inner.width, height: 2 * height - inner.height })
  }

  async goto(url: string): Promise<void> {
    await this.send('/url', { url })
  }

  run<T>(expression: string): Promise<T> {
    return this.send<T>('/execute/sync', { script: `return ${expression}`, args: [] })
  }

  async click(x: number, y: number): Promise<void> {
    await this.send('/actions', { actions: press(x, y) })
  }

  async type(text: string): Promise<void> {
    await this.send('/actions', { actions: keys(text) })
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(await this.send<string>('/screenshot'), 'base64')
  }

  async end(): Promise<void> {
    if (this.session) await fetch(this.url + this.session, { method: 'DELETE' }).catch(() => undefined)
    await this.program.end()
  }

  private async send<T>(command: string, body?: object): Promise<T> {
    const request = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const reply = await fetch(this.url + this.session + command, request)
    const { value } = (await reply.json()) as { value: T }
    if (!reply.ok) throw new Error(`WebKit refused ${command}: ${JSON.stringify(value)}`)
    return value
  }
}
