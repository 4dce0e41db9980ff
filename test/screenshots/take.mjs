// Takes the README's pictures from a running demo: node test/screenshots/take.mjs
import { spawn } from 'node:child_process'
import { chromium } from 'playwright-core'

const SCREENS = [{ name: 'today', path: '/', width: 390, height: 844 }]

const demo = spawn(process.execPath, ['dist/server/demo.js'], {
  env: { ...process.env, CI: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const printed = await new Promise((resolve, reject) => {
  let text = ''
  demo.once('exit', () => reject(new Error(`The demo ended: ${text}`)))
  demo.stdout.on('data', (chunk) => {
    text += chunk
    if (text.includes('Ctrl-C')) resolve(text)
  })
})
const address = /Open +(\S+)/.exec(printed)[1]
const [, login, password] = /Member +(\S+) \/ (\S+)/.exec(printed)
const tv = /TV +(\S+)/.exec(printed)[1]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
try {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })
  const signIn = await context.request.post(`${address}/api/sign-in`, {
    data: { login, password },
    headers: { origin: address },
  })
  if (!signIn.ok()) throw new Error(`Could not sign in: ${signIn.status()}`)
  for (const { name, path, width, height } of SCREENS) await take(context, `${address}${path}`, name, width, height)
  await take(context, tv, 'display', 1920, 1080)
  await context.request.post(`${address}/api/sign-in`, {
    data: { login: 'director', password },
    headers: { origin: address },
  })
  await take(context, `${address}/meetings/morning`, 'morning', 1440, 1000)
} finally {
  await browser.close()
  demo.kill('SIGINT')
}

async function take(context, url, name, width, height) {
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.goto(url)
  await page.waitForSelector('svg')
  await page.waitForTimeout(2500)
  await page.screenshot({ path: `test/screenshots/${name}.png` })
  await page.close()
}
