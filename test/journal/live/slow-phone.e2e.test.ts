import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { largeContest } from '#test/support/large-contest'
import { EDGE, SlowLine } from '#test/support/slow-line'
import { expectStatus } from '#test/support/test-app'

const SLOWLY = { timeout: 90_000 }
const KB = 1_024

describeInBrowser('a phone on EDGE', () => {
  let stage: BrowserStage
  let director: Client
  let small: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(/WebSocket connection to .* failed/)
    director = await stage.app.setUp()
    small = await aContest(stage.app, director, { perTeam: 3 })
    await sell(small)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const sell = async (contest: AContest) =>
    expectStatus(await contest.member(1).client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)

  async function slowPage(client: Client) {
    const page = await stage.pageOf(client, 'phone')
    const line = await SlowLine.of(page, EDGE)
    return { page, answers: () => line.asked.filter(({ path }) => path.startsWith('/api/')) }
  }

  /** The race, and the newest fact. */
  async function untilFilled(page: Page): Promise<void> {
    await page.getByRole('link', { name: '报单' }).first().waitFor(SLOWLY)
    await page
      .getByText(/今日第 \d+ 单/)
      .first()
      .waitFor(SLOWLY)
  }

  it('[LP11] is filled by HTTP while its socket is still connecting', async () => {
    const { page, answers } = await slowPage(small.member(0).client)
    let sockets = 0
    await page.routeWebSocket(/socket\.io/, () => {
      // It is never answered, as on a line on which the handshake does not get through.
      sockets++
    })

    await page.goto('/', { waitUntil: 'commit', ...SLOWLY })
    await untilFilled(page)

    expect(await page.getByText('实时', { exact: true }).count()).toBe(0)
    const pictures = answers().filter(({ path }) => path === `/api/contests/${small.id}/live`)
    expect(pictures).toHaveLength(1)
    expect(sockets).toBeLessThanOrEqual(2)
    await page.context().close()
  }, 120_000)

  it('[LP19] is filled with less than 30 KB of answers in a contest of 1,200 people', async () => {
    const large = await largeContest(stage.app, director, { teams: 12, perTeam: 100 })
    await sell(large)
    const { page, answers } = await slowPage(large.member(0).client)

    await page.goto('/', { waitUntil: 'commit', ...SLOWLY })
    await untilFilled(page)

    const come = answers()
    const bytes = come.reduce((sum, each) => sum + each.bytes, 0)
    expect(bytes, JSON.stringify(come)).toBeLessThan(30 * KB)
    expect(come.filter(({ path }) => /\/live\//.test(path))).toEqual([])
    await page.context().close()
  }, 180_000)
})
