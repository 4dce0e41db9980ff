// Takes the pictures of the README and of docs/guide from a running demo: node test/screenshots/take.mjs
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 1000 }
const WALL = { width: 1920, height: 1080 }
/** How wide a picture of the guide is at most, and how good. */
const GUIDE = { width: 1120, quality: 0.72 }

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
  await signIn(context, login)
  await take(context, '/', PHONE, { readme: 'today', guide: 'today' })
  await take(context, '/deal', PHONE, { guide: 'deal', before: chooseTile })
  await take(context, tv, WALL, { readme: 'display', guide: 'tv', before: theRace })
  await signIn(context, 'director')
  await take(context, '/meetings/morning', DESK, { readme: 'morning', guide: 'morning' })
  await take(context, `/admin/contests/${await running(context)}/ledger`, DESK, { guide: 'ledger' })
} finally {
  await browser.close()
  demo.kill('SIGINT')
}

async function signIn(context, who) {
  const data = { login: who, password }
  const answer = await context.request.post(`${address}/api/sign-in`, { data, headers: { origin: address } })
  if (!answer.ok()) throw new Error(`Could not sign in: ${answer.status()}`)
}

async function running(context) {
  const contests = await (await context.request.get(`${address}/api/contests`)).json()
  return contests.find(({ status }) => status === 'running').id
}

async function chooseTile(page) {
  await page.getByRole('group').getByRole('button').first().click()
}

/** The race, without the joy of a sale over it. */
async function theRace(page) {
  await page
    .getByText(/紧追不舍|一马当先|并驾齐驱/)
    .first()
    .waitFor({ timeout: 120_000 })
  await page.waitForFunction(() => !document.querySelector('aside[role=status]'), undefined, { timeout: 60_000 })
}

async function take(context, path, size, { readme, guide, before }) {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.goto(new URL(path, address).href)
  await page.waitForSelector('svg')
  await page.waitForTimeout(2500)
  await before?.(page)
  const picture = await page.screenshot(readme ? { path: `test/screenshots/${readme}.png` } : {})
  if (guide) writeFileSync(`docs/guide/pictures/${guide}.webp`, await asWebp(page, picture))
  await page.close()
}

/** A smaller copy; the browser is the only program at hand that writes WebP. */
async function asWebp(page, png) {
  await page.goto('about:blank')
  const url = await page.evaluate(
    async ({ source, width, quality }) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const scale = Math.min(1, width / image.width)
      const canvas = document.createElement('canvas')
      canvas.width = image.width * scale
      canvas.height = image.height * scale
      const context = canvas.getContext('2d', { alpha: false })
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL('image/webp', quality)
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, ...GUIDE },
  )
  return Buffer.from(url.split(',')[1], 'base64')
}
