import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Response } from 'playwright-core'
import type { Bench, Findings } from './bench'
import { openStage } from './stage'

const CHROMIUM = '/usr/bin/chromium'
const AIM_KB = 250
const QUIET_MS = 1_500
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

interface Loaded {
  file: string
  gzip: number
}

/** What a member's phone loads to show 今日, with nothing kept from before. */
export async function page(bench: Bench): Promise<Findings> {
  if (!existsSync(CHROMIUM))
    return { lines: [{ what: 'Page', measured: `left out: there is no ${CHROMIUM}` }], figures: { isLeftOut: true } }
  const { url, memberCookies } = await openStage(await bench.product('page.sqlite')).then((stage) => ({
    url: stage.target.url,
    memberCookies: stage.memberCookies,
  }))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  try {
    const files = await loadToday(browser, url, memberCookies[0] ?? '')
    const kb = Math.round(files.reduce((sum, { gzip }) => sum + gzip, 0) / 102.4) / 10
    return {
      lines: [
        {
          what: '今日 on a phone, JS and CSS, gzipped',
          measured: `${kb} KB in ${files.length} files`,
          aim: `≤ ${AIM_KB} KB`,
          isMet: kb <= AIM_KB,
        },
      ],
      figures: { kb, files },
    }
  } finally {
    await browser.close()
  }
}

async function loadToday(browser: Browser, url: string, cookie: string): Promise<Loaded[]> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    isMobile: true,
    hasTouch: true,
  })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const tab = await context.newPage()
  const seen: Promise<Loaded | undefined>[] = []
  tab.on('response', (response) => seen.push(weigh(response)))
  await tab.goto(url, { waitUntil: 'networkidle' })
  await tab.waitForTimeout(QUIET_MS)
  const files = (await Promise.all(seen)).filter((file) => file !== undefined)
  if (files.length === 0) throw new Error('The page loaded nothing; is there a build in dist/web?')
  await context.close()
  return files.sort((a, b) => b.gzip - a.gzip)
}

async function weigh(response: Response): Promise<Loaded | undefined> {
  if (!['script', 'stylesheet'].includes(response.request().resourceType())) return undefined
  return { file: new URL(response.url()).pathname, gzip: gzipSync(await response.body()).length }
}
