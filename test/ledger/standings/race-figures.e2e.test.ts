import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal, aDraft, type Member } from '#test/support/a-contest'
import { inPage } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('the figures of two teams face to face', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    const metrics = aDraft().metrics.map((metric) => ({ ...metric, pointsPerUnit: 9_999 }))
    contest = await aContest(stage.app, director, { draft: { metrics, offers: [], goals: [] } })
    for (const { client } of contest.members as Member[]) {
      const items = [{ metricId: contest.g3, quantity: 9 }]
      for (let n = 0; n < 12; n++)
        expectStatus(await client.post(`/contests/${contest.id}/deals`, aDeal(contest, { items })), 201)
    }
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it.each([
    ['desktop', 'zh-CN', 1440],
    ['desktop', 'en-US', 1920],
    ['phone', 'zh-CN', 390],
    ['phone', 'en-US', 390],
  ] as const)('are whole with seven digits on a %s in %s', async (screen, locale, width) => {
    const page = await stage.pageOf(director, screen, {
      ...{ locale, reducedMotion: 'reduce', viewport: { width, height: 900 } },
    })

    await page.goto('/board')

    await page.locator('.giant').getByText('1,079,892').first().waitFor()
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    const complaints = await page.evaluate<string[]>(inPage('look-over'))
    expect(complaints.filter((each) => /^broken figure|^scrolls sideways/.test(each))).toEqual([])
    await page.context().close()
  })
})
