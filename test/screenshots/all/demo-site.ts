import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import type { Viewer } from '#test/support/all-pages'
import { Client } from '#test/support/client'
import { freePort } from '#test/support/free-port'
import { keysOf } from '#test/support/sites/keys-of'
import type { Site } from '#test/support/sites/site'

/** The demo as a new user meets it: a season that is over, and a contest of today that sells. */
export async function demoSite(): Promise<Site> {
  const env = { ...process.env, CI: '', PORT: String(await freePort()) }
  const demo = spawn(process.execPath, ['dist/server/demo.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const printed = await textUntil(demo.stdout, 'Ctrl-C')
  const word = (label: string, n = 1) => new RegExp(`${label} +(\\S+)(?: / (\\S+))?`).exec(printed)?.[n] ?? ''
  const origin = word('Open')
  const [director, member] = await Promise.all(
    ['Director', 'Member'].map(async (label) => {
      const client = new Client(origin, origin)
      await client.signIn(word(label), word(label, 2))
      return client
    }),
  )
  if (!director || !member) throw new Error(`The demo printed no sign-in: ${printed}`)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const cookiesOf = (who: Viewer) =>
    (who === 'nobody' ? '' : who === 'director' ? director.cookie : member.cookie)
      .split('; ')
      .filter(Boolean)
      .map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.replace(/^[^=]*=/, ''), url: origin }))
  return {
    keys: await keysOf(director),
    director,
    tv: word('TV'),
    async open(who, options: BrowserContextOptions) {
      const context = await browser.newContext({ baseURL: origin, timezoneId: 'Asia/Shanghai', ...options })
      await context.addCookies(cookiesOf(who))
      return context.newPage()
    },
    async close() {
      await browser.close()
      demo.kill('SIGINT')
      await once(demo, 'exit')
    },
  }
}

async function textUntil(stream: NodeJS.ReadableStream, end: string): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    if (text.includes(end)) return text
  }
  throw new Error(`The demo ended: ${text}`)
}
