import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

/** A telephone line of 2005: 200 kbit/s, 400 ms. */
const EDGE = { offline: false, latency: 400, downloadThroughput: 25_000, uploadThroughput: 25_000 }
/** What it is now; less is wanted. */
const BOUND_KB = 202
const ROUND_TRIPS = 3

interface Asked {
  path: string
  at: number
  end: number
  bytes: number
}

/** What travels until the picture is there, on a slow line with nothing kept from before. */
class Line {
  private readonly all = new Map<string, Asked>()

  static async slow(page: Page): Promise<Line> {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', EDGE)
    return new Line(session)
  }

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      const { pathname } = new URL(request.url)
      this.all.set(requestId, { path: pathname, at: timestamp, end: Number.POSITIVE_INFINITY, bytes: 0 })
    })
    session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const asked = this.all.get(requestId)
      if (asked) Object.assign(asked, { end: timestamp, bytes: encodedDataLength })
    })
  }

  get come(): Asked[] {
    return [...this.all.values()].filter(({ path, end }) => Number.isFinite(end) && path !== '/icon.svg')
  }

  /** The longest row of requests of which each was asked for after the one before had come. */
  get roundTrips(): number {
    const depth = new Map<Asked, number>()
    for (const asked of this.come.sort((a, b) => a.at - b.at)) {
      const before = [...depth].filter(([other]) => other.end <= asked.at).map(([, n]) => n)
      depth.set(asked, 1 + Math.max(0, ...before))
    }
    return Math.max(...depth.values())
  }
}

describeInBrowser('今日 on a slow line', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    contest = await aContest(stage.app, await stage.app.setUp(), { perTeam: 3 })
    await contest.member(0).client.post(`/contests/${contest.id}/deals`, aDeal(contest))
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const filled = (page: Page) => page.getByRole('heading', { name: '刚刚发生' }).waitFor()

  it('is filled by few bytes in few steps, in the language of the phone alone', async () => {
    const page = await stage.pageOf(contest.member(0).client, 'phone')
    const line = await Line.slow(page)

    await page.goto('/', { waitUntil: 'commit' })
    await filled(page)
    const { come, roundTrips } = line

    const kb = come.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
    expect(kb, come.map(({ path, bytes }) => `${path} ${bytes}`).join('\n')).toBeLessThanOrEqual(BOUND_KB)
    expect(roundTrips).toBeLessThanOrEqual(ROUND_TRIPS)
    expect(come.filter(({ path }) => /\/(messages\.en|desk|RecordPage)/.test(path))).toEqual([])
    expect(await page.getByText(/\b(today|nav|scoreboard|race|feed|pledges)\.[a-z]/).count()).toBe(0)
  })
})
