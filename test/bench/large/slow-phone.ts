import { chromium, type Page } from 'playwright-core'
import type { Room } from './room'

const CHROMIUM = '/usr/bin/chromium'
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
const CPU_SLOWER = 4
const LIMIT_MS = 60_000
/** In which the socket's library and the other pages come. */
const AFTERWARDS_MS = 3_000
const NOTE_TASKS = `globalThis.longTasks = []
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: 'longtask', buffered: true })`

/** In bytes per second and ms. */
export interface SlowLine {
  bytesPerSecond: number
  latency: number
}
export const FAST_3G: SlowLine = { bytesPerSecond: 200_000, latency: 150 }
export const EDGE: SlowLine = { bytesPerSecond: 25_000, latency: 400 }

/** How long until a member's 今日 is filled, in s, on a slow phone; `isWarm` with what an earlier visit left in its cache. */
export const filledIn = async (room: Room, line: SlowLine, isWarm: boolean): Promise<number> =>
  (await opened(room, line, isWarm)).filledMs / 1_000

/** The longest time, in ms, that a slow phone does nothing else while 今日 starts: until it is filled, and what follows at once. */
export const longestTask = async (room: Room, line: SlowLine): Promise<number> =>
  (await opened(room, line, false)).longestTaskMs

interface Opened {
  filledMs: number
  longestTaskMs: number
}

async function opened(room: Room, line: SlowLine, isWarm: boolean): Promise<Opened> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true })
    const { url } = room.stage.target
    const pairs = (room.stage.memberCookies[0] ?? '').split('; ').map((pair) => pair.split('='))
    await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
    await context.addInitScript(NOTE_TASKS)
    const tab = await context.newPage()
    if (isWarm) await filled(tab, url)
    const session = await context.newCDPSession(tab)
    const { latency, bytesPerSecond } = line
    const network = { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', network)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
    const filledMs = await filled(tab, url)
    await tab.waitForTimeout(AFTERWARDS_MS)
    return { filledMs, longestTaskMs: await tab.evaluate<number>('Math.max(0, ...longTasks)') }
  } finally {
    await browser.close()
  }
}

async function filled(tab: Page, url: string): Promise<number> {
  const began = performance.now()
  await tab.goto(url, { waitUntil: 'commit' })
  await tab.getByRole('heading', { name: '刚刚发生' }).waitFor({ timeout: LIMIT_MS })
  return performance.now() - began
}
