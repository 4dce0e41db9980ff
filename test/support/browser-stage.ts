import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
} from 'playwright-core'
import { describe } from 'vitest'
import { Clock } from '#server/platform/settings/clock'
import { isUnderCi } from '#server/platform/settings/config'
import type { Client } from './client'
import { freePort } from './free-port'
import { TestApp } from './test-app'

/** The headless shell draws the same, and moves a TV with a third less of a processor. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const CHROMIUM = process.env.CHROMIUM ?? BROWSERS.find(existsSync) ?? '/usr/bin/chromium'
export const PAGES = resolve(process.env.WEB_ROOT ?? 'dist/web')
const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
/** A morning of the 2015 case, before the pledges lock. */
const MORNING = '2015-04-10T08:40:00+08:00'

const isThere = existsSync(CHROMIUM)
if (!isThere && isUnderCi(process.env)) throw new Error(`No ${CHROMIUM}: under CI the browser tests are not skipped.`)
if (!isThere)
  console.warn(`The browser tests are skipped: no ${CHROMIUM}. Install chromium, or set CHROMIUM to its path.`)

/** What needs Chromium: skipped, and said so, where there is none. */
export const describeInBrowser = describe.skipIf(!isThere)

const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
  tv: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>
export type Screen = keyof typeof SCREENS

/** Runs on from the instant it is set to; pages are moved by the same offset. */
class MovedClock extends Clock {
  offsetMs = 0

  constructor(at: string) {
    super()
    this.set(at)
  }

  /** `at` is ISO text with an offset. */
  set(at: string): void {
    this.offsetMs = Date.parse(at) - Date.now()
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs)
  }
}

const browsers = new Map<string, Promise<Browser>>()

/** One browser for all files of a worker; it ends with the worker, which the test runner stops by a signal. */
function browserFor(hostname: string, executablePath: string): Promise<Browser> {
  const names = hostname === '127.0.0.1' ? [] : [`--host-resolver-rules=MAP ${hostname} 127.0.0.1`]
  const args = ['--no-sandbox', '--no-first-run', ...QUIET, ...names]
  const key = `${executablePath} ${hostname}`
  const browser = browsers.get(key) ?? chromium.launch({ executablePath, args })
  browsers.set(key, browser)
  return browser
}

interface StageOptions {
  /** The name under which browsers open the server; every name leads to this machine. */
  hostname?: string
  /** When it begins: ISO text with an offset. */
  at?: string
  /** A folder of built pages; those of `npm run build` unless told otherwise. */
  webRoot?: string
  /** The program of a browser, other than the installed Chromium. */
  browser?: string
  /** Whether the setup page asks for the code that the console prints. */
  asksSetupCode?: boolean
}

/** The real server with the built pages on a port of its own, and browsers whose every complaint is noted. */
export class BrowserStage {
  /** Errors of pages, what the browser blocked, requests to other hosts, failures of the server: tests expect none. */
  readonly problems: string[] = []
  /** What a test brings about itself, such as a server that is away. */
  readonly expected: RegExp[] = []
  private readonly contexts = new Set<BrowserContext>()

  private constructor(
    readonly app: TestApp,
    readonly clock: MovedClock,
    private readonly browser: Browser,
  ) {}

  static async open({
    hostname = '127.0.0.1',
    at = MORNING,
    webRoot = PAGES,
    browser = CHROMIUM,
    asksSetupCode = false,
  }: StageOptions = {}): Promise<BrowserStage> {
    if (!existsSync(webRoot)) throw new Error(`No pages in ${webRoot}: run npm run build first.`)
    const port = await freePort()
    const clock = new MovedClock(at)
    const config = { port, publicUrl: `http://${hostname}:${port}`, hasRateLimits: true, asksSetupCode }
    const app = await TestApp.start({ clock, webRoot, config })
    return new BrowserStage(app, clock, await browserFor(hostname, browser))
  }

  async close(): Promise<void> {
    for (const context of [...this.contexts]) await context.close()
    await this.app.stop()
  }

  /** Another hour or day, for the server and on every screen. */
  async moveTo(at: string): Promise<void> {
    this.clock.set(at)
    for (const context of this.contexts) {
      await context.addInitScript(setTime, this.clock.offsetMs)
      for (const page of context.pages()) await page.evaluate(setTime, this.clock.offsetMs)
    }
  }

  /** A page in a browser of its own: no cookies and no memory are shared. */
  async page(screen: Screen, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      ...SCREENS[screen],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      baseURL: this.app.origin,
      // What a worker keeps is a matter of its own tests: elsewhere a page is what the server sends.
      serviceWorkers: 'block',
      ...options,
    })
    this.contexts.add(context)
    context.on('close', () => this.contexts.delete(context))
    context.setDefaultTimeout(20_000)
    await context.addInitScript(moveTime)
    await context.addInitScript(setTime, this.clock.offsetMs)
    this.watch(context)
    return context.newPage()
  }

  /** As `page`, with the session of a client that signed in elsewhere. */
  async pageOf(client: Client, screen: Screen, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(screen, options)
    const cookies = client.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/)
      return { name, value, url: this.app.origin }
    })
    await page.context().addCookies(cookies)
    return page
  }

  private watch(context: BrowserContext): void {
    context.on('weberror', (failure) => this.note(`page error: ${failure.error().stack}`))
    context.on('console', (message) => message.type() === 'error' && this.noteConsole(message))
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url())
      if (protocol.startsWith('http') && host !== new URL(this.app.origin).host) this.note(`asked ${request.url()}`)
    })
    context.on('response', (response) => {
      if (response.status() === 500) this.note(`500 for ${response.url()}`)
    })
  }

  /** What the API refuses is an answer, which pages tell in their own words. */
  private noteConsole(message: ConsoleMessage): void {
    const { url } = message.location()
    const isAnswer = message.text().startsWith('Failed to load resource') && new URL(url).pathname.startsWith('/api/')
    if (!isAnswer) this.note(`console: ${message.text()} (${url})`)
  }

  private note(problem: string): void {
    if (!this.expected.some((each) => each.test(problem))) this.problems.push(problem)
  }
}

interface MovedPage {
  timeOffsetMs: number
}

/** In the page: its clock shows the time of the contest, and runs. */
function moveTime(): void {
  const RealDate = Date
  const now = () => RealDate.now() + (globalThis as unknown as MovedPage).timeOffsetMs
  globalThis.Date = class extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(now())
      else super(...(parts as [number]))
    }
    static override now(): number {
      return now()
    }
  } as DateConstructor
}

/** In the page: how far its clock is away from the real one. */
function setTime(offsetMs: number): void {
  ;(globalThis as unknown as MovedPage).timeOffsetMs = offsetMs
}
