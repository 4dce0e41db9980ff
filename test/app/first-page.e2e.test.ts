import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { largeContest } from '#test/support/large-contest'
import { EDGE, FAST_3G, kilobytes, listed, roundTrips, SlowLine, timed } from '#test/support/slow-line'

/** What it is now; less is wanted. */
const BOUND_KB = 180
/** What the picture of 1,200 people weighs more than that of six. */
const LARGE_KB = 20
const ROUND_TRIPS = 3

const filled = (page: Page) => page.getByRole('heading', { name: '刚刚发生' }).waitFor()

/** Opens 今日 as a member, with nothing kept from before. */
async function openToday(stage: BrowserStage, contest: AContest, speed: typeof EDGE) {
  const page = await stage.pageOf(contest.member(0).client, 'phone')
  const line = await SlowLine.of(page, speed)
  await page.goto('/', { waitUntil: 'commit' })
  await filled(page)
  const waitedFor = line.until(`/api/contests/${contest.id}/live`)
  return { page, line, waitedFor, trips: roundTrips(waitedFor) }
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

  it('is filled by few bytes in few steps, in the language of the phone alone', async () => {
    const { page, line, trips, waitedFor } = await openToday(stage, contest, EDGE)

    expect(kilobytes(waitedFor), listed(waitedFor)).toBeLessThanOrEqual(BOUND_KB)
    expect(trips, timed(waitedFor)).toBeLessThanOrEqual(ROUND_TRIPS)
    expect(line.come.filter(({ path }) => /\/(messages\.en|desk|RecordPage)/.test(path))).toEqual([])
    expect(await page.getByText(/\b(today|nav|scoreboard|race|feed|pledges)\.[a-z]/).count()).toBe(0)
    expect(await page.locator('#too-old').isVisible()).toBe(false)
  })

  it('says which browser to take in one that is too old, and a TV goes to the page without scripts', async () => {
    const page = await stage.page('phone')
    await page.addInitScript({ content: 'CSS.supports = () => false' })
    await page.goto('/sign-in')

    await page.getByRole('heading', { name: '请换一个浏览器打开' }).waitFor()
    expect(await page.locator('#app').isVisible()).toBe(false)
    await page.goto('/tv')
    await page.waitForURL('**/api/display-board')
    await page.locator('.code').waitFor()
    expect(
      await page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('.code')).fontSize)"),
    ).toBeGreaterThan(100)
    await page.context().close()
  })
})

describeInBrowser('今日 of 1,200 people on a slow line', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    contest = await largeContest(stage.app, await stage.app.setUp(), { teams: 12, perTeam: 100 })
    for (const { client } of contest.members) await client.post(`/contests/${contest.id}/deals`, aDeal(contest))
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it.each([
    ['Fast 3G', FAST_3G],
    ['EDGE', EDGE],
  ])('is filled on %s by few bytes in few steps, and asks for its picture once', async (_, speed) => {
    const { page, line, trips, waitedFor } = await openToday(stage, contest, speed)
    const pictures = line.asked.filter(({ path }) => path.endsWith('/live'))

    expect(kilobytes(waitedFor), listed(waitedFor)).toBeLessThanOrEqual(BOUND_KB + LARGE_KB)
    // On a faster line requests that do not wait for each other come one after the other too.
    if (speed === EDGE) expect(trips, timed(waitedFor)).toBeLessThanOrEqual(ROUND_TRIPS)
    expect(pictures).toHaveLength(1)
    expect(pictures[0]?.bytes).toBeLessThanOrEqual(LARGE_KB * 1_024)
    await page.getByText('实时', { exact: true }).waitFor()
    expect(line.asked.filter(({ path }) => path.endsWith('/live')).length).toBeLessThanOrEqual(2)
  })
})
