import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { inPage, raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

const AT_ONCE_MS = 1_000
const MOST_A_SECOND = 3
const TODAY = '2015-04-10'

describeInBrowser('the joy at a sale', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function aTv(script: string): Promise<Page> {
    const { url } = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body
    const tv = await stage.page('tv')
    await tv.goto(url)
    await soon(() => raceFigures(tv)).toMatchObject({ 湖西队: 0 })
    await tv.evaluate(inPage(script))
    return tv
  }

  it('is on the wall within a second of 完成', async () => {
    contest = await aContest(stage.app, director)
    const tv = await aTv('note-banners')
    const phone = await stage.pageOf(contest.member(0).client, 'phone')
    await phone.addInitScript(inPage('note-taps'))
    const waits: number[] = []

    // A machine that does something else for a moment delays one sale, not three.
    for (let sale = 1; sale <= 3; sale++) {
      await sell(phone, /^3G/)
      const tapped = (await phone.evaluate<number[]>('tapsAt')).at(-1) ?? 0
      await soon(async () => (await banners(tv)).length).toBe(sale)
      waits.push(((await banners(tv))[sale - 1]?.at ?? 0) - tapped)
      await tv.locator('aside[role=status]').waitFor({ state: 'detached' })
    }

    expect((await banners(tv)).map(({ text }) => text)).toEqual(Array(3).fill(expect.stringMatching(/喜报.*湖1/s)))
    expect(Math.min(...waits)).toBeLessThan(AT_ONCE_MS)
    for (const page of [tv, phone]) await page.context().close()
  })

  it('never flashes more than three times a second, with twelve sales at once and what they lead to', async () => {
    contest = await aContest(stage.app, director, { perTeam: 6 })
    const tv = await aTv('count-flashes')

    await Promise.all(contest.members.map((member, n) => sellOf(member, 1 + (n % 4) * 9)))
    await soon(() => tv.locator('aside.victory').count()).toBeGreaterThan(0)
    await Promise.all(contest.members.map((member, n) => sellOf(member, 40 - (n % 2) * 39)))
    // What all these sales lead to is shown one after the other.
    await expect.poll(() => tv.locator('aside').count(), { timeout: 90_000 }).toBe(0)

    const flashes = await tv.evaluate<number[]>('flashesAt')
    expect(flashes.length).toBeGreaterThan(2)
    expect(
      Math.max(...flashes.map((from) => flashes.filter((at) => at >= from && at < from + 1_000).length)),
    ).toBeLessThanOrEqual(MOST_A_SECOND)
    await tv.context().close()
  })

  async function sellOf({ client }: Member, quantity: number): Promise<void> {
    const deal = aDeal(contest, { businessDate: TODAY, items: [{ metricId: contest.g3, quantity }] })
    expectStatus(await client.post(`/contests/${contest.id}/deals`, deal), 201)
  }
})

interface NotedBanner {
  text: string
  /** In ms since 1970. */
  at: number
}

/** Those of sales; what a sale led to comes after them. */
const banners = async (tv: Page) =>
  (await tv.evaluate<NotedBanner[]>('bannersAt')).filter(({ text }) => /喜报/.test(text))
