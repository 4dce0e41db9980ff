import { chromium } from 'playwright-core'
import type { Room } from './room'

const CHROMIUM = '/usr/bin/chromium'
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
const CPU_SLOWER = 4
const LIMIT_MS = 60_000

/** In bytes per second and ms. */
export interface SlowLine {
  bytesPerSecond: number
  latency: number
}
export const FAST_3G: SlowLine = { bytesPerSecond: 200_000, latency: 150 }
export const EDGE: SlowLine = { bytesPerSecond: 25_000, latency: 400 }

/** How long until a member's 今日 is filled, in s, on a slow phone; `isWarm` with what an earlier visit left in its cache. */
export async function filledIn(room: Room, line: SlowLine, isWarm: boolean): Promise<number> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true })
    const { url } = room.stage.target
    const pairs = (room.stage.memberCookies[0] ?? '').split('; ').map((pair) => pair.split('='))
    await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
    const tab = await context.newPage()
    const open = async () => {
      const began = performance.now()
      await tab.goto(url, { waitUntil: 'commit' })
      await tab.getByRole('heading', { name: '刚刚发生' }).waitFor({ timeout: LIMIT_MS })
      return (performance.now() - began) / 1_000
    }
    if (isWarm) await open()
    const session = await context.newCDPSession(tab)
    const { latency, bytesPerSecond } = line
    const network = { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', network)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
    return await open()
  } finally {
    await browser.close()
  }
}
