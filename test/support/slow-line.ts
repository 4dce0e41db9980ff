import type { Page } from 'playwright-core'

/** In bytes per second and ms. */
interface Speed {
  bytesPerSecond: number
  latency: number
}
/** 1.6 Mbit/s, 150 ms. */
export const FAST_3G: Speed = { bytesPerSecond: 200_000, latency: 150 }
/** A telephone line of 2005: 200 kbit/s, 400 ms. */
export const EDGE: Speed = { bytesPerSecond: 25_000, latency: 400 }

export interface Asked {
  path: string
  at: number
  end: number
  bytes: number
}

/** What a page asks for on a slow line, by Chromium's throttling. */
export class SlowLine {
  private readonly all = new Map<string, Asked>()

  static async of(page: Page, { latency, bytesPerSecond }: Speed): Promise<SlowLine> {
    const line = new SlowLine()
    const session = await page.context().newCDPSession(page)
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      const { pathname } = new URL(request.url)
      line.all.set(requestId, { path: pathname, at: timestamp, end: Number.POSITIVE_INFINITY, bytes: 0 })
    })
    session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const asked = line.all.get(requestId)
      if (asked) Object.assign(asked, { end: timestamp, bytes: encodedDataLength })
    })
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    })
    return line
  }

  /** What has been asked for, come or not. */
  get asked(): Asked[] {
    return [...this.all.values()]
  }

  /** What has come so far. */
  get come(): Asked[] {
    return this.asked.filter(({ path, end }) => Number.isFinite(end) && path !== '/icon.svg')
  }

  /** What was asked for before the answer of this path had come: what the page waited for. */
  until(path: string): Asked[] {
    const end = this.come.find((asked) => asked.path === path)?.end ?? Number.POSITIVE_INFINITY
    return this.come.filter(({ at }) => at < end)
  }
}

export const kilobytes = (of: readonly Asked[]): number => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1_024

/** The longest row of requests of which each was asked for after the one before had come. */
export function roundTrips(of: readonly Asked[]): number {
  const depth = new Map<Asked, number>()
  for (const asked of [...of].sort((a, b) => a.at - b.at)) {
    const before = [...depth].filter(([other]) => other.end <= asked.at).map(([, n]) => n)
    depth.set(asked, 1 + Math.max(0, ...before))
  }
  return Math.max(...depth.values())
}

/** One line for each file, to find what grew. */
export const listed = (of: readonly Asked[]): string => of.map(({ path, bytes }) => `${path} ${bytes}`).join('\n')

/** One line for each file with its begin and end in ms after the first request, to find what waited for what. */
export function timed(of: readonly Asked[]): string {
  const from = Math.min(...of.map(({ at }) => at))
  const ms = (at: number) => Math.round((at - from) * 1_000)
  return of.map(({ path, at, end }) => `${path} ${ms(at)}–${ms(end)}`).join('\n')
}
